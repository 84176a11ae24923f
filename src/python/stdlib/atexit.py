"""Functions that are called when the program has ended."""

from _asyncio import _write_error
from _interleave import format_ignored

_functions = []


def register(func, /, *args, **kwargs):
    """Has a function called at the end; can be used as a decorator."""
    if not callable(func):
        raise TypeError('the first argument must be callable')
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Calls that off."""
    _functions[:] = [entry for entry in _functions if not entry[0] == func]


def _ncallbacks():
    return len(_functions)


def _clear():
    _functions.clear()


def _run_exitfuncs():
    """Calls them, the last registered first."""
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except BaseException as exc:
            _write_error(format_ignored(exc, f'atexit callback {func!r}:'))
