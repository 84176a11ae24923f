"""Warnings in tests."""

import contextlib
import re
import warnings


def check_syntax_warning(testcase, statement, errtext='', *, lineno=1, offset=None):
    """Compiling warns once, and is an error where warnings are errors."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always', SyntaxWarning)
        compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(len(caught), 1, caught)
    warned = caught[0]
    testcase.assertTrue(issubclass(warned.category, SyntaxWarning))
    if errtext:
        testcase.assertRegex(str(warned.message), errtext)
    testcase.assertEqual(warned.filename, '<testcase>')
    testcase.assertEqual(warned.lineno, lineno)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('error', SyntaxWarning)
        with testcase.assertRaisesRegex(SyntaxError, errtext) as raised:
            compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(caught, [])
    testcase.assertEqual(raised.exception.lineno, lineno)


@contextlib.contextmanager
def check_no_warnings(testcase, message='', category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings('always', message=message, category=category)
        yield
        if force_gc:
            from test.support import gc_collect

            gc_collect()
    testcase.assertEqual(caught, [])


class _Recorder:
    """The warnings so far; the last one's attributes are its own."""

    def __init__(self, caught):
        self._warnings = caught

    def __getattr__(self, name):
        if self._warnings:
            return getattr(self._warnings[-1], name)
        raise AttributeError(name)

    @property
    def warnings(self):
        return self._warnings[:]

    def reset(self):
        self._warnings.clear()


@contextlib.contextmanager
def check_warnings(*filters, quiet=None):
    """Each filter's warning comes, and no other."""
    if not filters:
        filters = (('', Warning),)
        quiet = True if quiet is None else quiet
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        yield _Recorder(caught)
    left = [shown.message for shown in caught]
    for text, category in filters:
        found = [w for w in left if re.match(text, str(w), re.I) and issubclass(type(w), category)]
        left = [w for w in left if not any(w is other for other in found)]
        if not found and not quiet:
            raise AssertionError(f'filter ({text!r}, {category.__name__}) did not catch any warning')
    if left:
        raise AssertionError(f'unhandled warning {left[0]}')


def ignore_warnings(*, category):
    def decorator(test):
        import functools

        @functools.wraps(test)
        def wrapper(self, *args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter('ignore', category=category)
                return test(self, *args, **kwargs)

        return wrapper

    return decorator


@contextlib.contextmanager
def save_restore_warnings_filters():
    with warnings.catch_warnings():
        yield
