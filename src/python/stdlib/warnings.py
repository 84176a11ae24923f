"""Warnings: shown on the standard error stream, once for each place."""

import sys
from _interleave import source_line

__all__ = [
    'catch_warnings', 'deprecated', 'filterwarnings', 'formatwarning', 'resetwarnings', 'showwarning',
    'simplefilter', 'warn', 'warn_explicit',
]

# As CPython's defaults: action, pattern of the message, category, pattern of the module, line; the first that fits.
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
_ACTIONS = ('error', 'ignore', 'always', 'all', 'default', 'module', 'once')
defaultaction = 'default'
onceregistry = {}
_seen = set()


class WarningMessage:
    """A warning with its place."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source

    def __str__(self):
        return (
            f'{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, '
            f'lineno : {self.lineno}, line : {self.line!r}}}'
        )


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if line is None:
        line = source_line(filename, lineno)
    if line:
        text += f'  {line.strip()}\n'
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning."""
    out = sys.stderr if file is None else file
    out.write(formatwarning(message, category, filename, lineno, line))


_showwarning = showwarning


def _fits(pattern, text):
    """Whether a filter's pattern, compiled or plain, takes a text."""
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def _action(message, category, module, lineno):
    for action, text, known, where, line in filters:
        if (
            (line == 0 or line == lineno) and issubclass(category, known) and _fits(text, message)
            and _fits(where, module)
        ):
            return action
    return defaultaction


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Gives a warning at the place of the caller."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(max(0, stacklevel - 1))
    except ValueError:
        frame = sys._getframe(0)
    warn_explicit(
        message, category, frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get('__name__', '<string>'),
    )


def _warn_unawaited_coroutine(coroutine, message, filename, lineno, module):
    """A coroutine has died that nobody awaited; the machine calls this where that happens."""
    warn_explicit(message, RuntimeWarning, filename, lineno, module, source=coroutine)


def _show(message, category, filename, lineno, source):
    showwarning(message, category, filename, lineno)
    if source is not None and showwarning is _showwarning:
        sys.stderr.write(f'{category.__name__}: Enable tracemalloc to get the object allocation traceback\n')


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Gives a warning at a place."""
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    if module is None:
        module = filename.removesuffix('.py') or '<unknown>'
    action = _action(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action not in ('always', 'all'):
        key = (text, category) if action == 'once' else (text, category, filename)
        if action == 'default':
            key += (lineno,)
        if key in _seen:
            return
        _seen.add(key)
    shown = WarningMessage(message, category, filename, lineno, source=source)
    if _record is not None:
        _record.append(shown)
    else:
        _show(message, category, filename, lineno, source)


_record = None


def _add_filter(item, append):
    if item[0] not in _ACTIONS:
        raise ValueError(f'invalid action: {item[0]!r}')
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _seen.clear()


def _check_line(lineno):
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Says what to do with warnings of a category."""
    _check_line(lineno)
    _add_filter((action, None, category, None, lineno), append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Says what to do with warnings whose message and module begin as the patterns say."""
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    _check_line(lineno)
    if message or module:
        import re

        text = re.compile(message, re.I) if message else None
        where = re.compile(module) if module else None
    else:
        text = where = None
    _add_filter((action, text, category, where, lineno), append)


def resetwarnings():
    """Forgets what was said."""
    filters.clear()
    _seen.clear()


class catch_warnings:
    """Restores the filters at the end; can collect warnings instead of showing them."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._is_record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _record
        self._filters = filters[:]
        self._saved = _record
        _seen.clear()
        if self._filter is not None:
            simplefilter(*self._filter)
        if self._is_record:
            _record = []
            return _record
        return None

    def __exit__(self, *exc_info):
        global _record
        filters[:] = self._filters
        _record = self._saved
        _seen.clear()


class deprecated:
    """Marks something as deprecated: using it gives a warning."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        import functools

        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if isinstance(arg, type):
            return _deprecated_class(arg, message, category, stacklevel)

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category, stacklevel=stacklevel)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _deprecated_class(cls, message, category, stacklevel):
    """The class, which warns when it is instantiated or subclassed."""
    original_new, original_init_subclass = cls.__new__, cls.__init_subclass__

    def __new__(made, /, *args, **kwargs):
        if made is cls:
            warn(message, category, stacklevel=stacklevel)
        if original_new is not object.__new__:
            return original_new(made, *args, **kwargs)
        if made.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f'{made.__name__}() takes no arguments')
        return original_new(made)

    def __init_subclass__(subclass, *args, **kwargs):
        warn(message, category, stacklevel=stacklevel)
        return original_init_subclass.__func__(subclass, *args, **kwargs)

    def __init_subclass_of_base__(*args, **kwargs):
        warn(message, category, stacklevel=stacklevel)
        return original_init_subclass(*args, **kwargs)

    has_own = hasattr(original_init_subclass, '__func__')
    cls.__new__ = staticmethod(__new__)
    cls.__init_subclass__ = classmethod(__init_subclass__) if has_own else __init_subclass_of_base__
    cls.__deprecated__ = __new__.__deprecated__ = message
    return cls
