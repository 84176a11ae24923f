"""Importing by name."""

import sys

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

__import__ = __import__


def import_module(name, package=None):
    """The module of a name, imported if it was not."""
    if name.startswith('.'):
        if not package:
            raise TypeError(f'the \'package\' argument is required to perform a relative import for {name!r}')
        level = len(name) - len(name.lstrip('.'))
        parts = package.split('.')
        if level > len(parts):
            raise ImportError('attempted relative import beyond top-level package')
        base = '.'.join(parts[: len(parts) - level + 1])
        name = f'{base}.{name[level:]}' if name[level:] else base
    known = sys.modules.get(name)
    if known is not None:
        return known
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    """Forgets what was looked up: nothing is."""


def reload(module):
    """Runs a module again."""
    from _interleave import unsupported

    unsupported("`importlib.reload` can't be used in Interleave: modules are run once")
