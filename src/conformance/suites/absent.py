"""Stands for modules that there are none of here: a test that uses something of them is skipped."""

import unittest


class _Absent(type):
    def __call__(cls, *args, **kwargs):
        if getattr(cls, '_absent', False):
            raise unittest.SkipTest(f'needs the module {cls._module}')
        return super().__call__(*args, **kwargs)

    def __getattr__(cls, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return absent(cls._module, name)


def absent(module, name):
    """Something of an absent module: a class, since it may be a base class or an exception to be caught."""
    return _Absent(name, (Exception,), {'_absent': True, '_module': module, '__module__': module})


def module(name):
    """An absent module."""
    import types

    made = types.ModuleType(name)

    def get(attribute):
        if attribute.startswith('__'):
            raise AttributeError(f'module {name!r} has no attribute {attribute!r}')
        # Constants are needed where a module is only loaded.
        return 5 if attribute == 'HIGHEST_PROTOCOL' else absent(name, attribute)

    made.__getattr__ = get
    return made
