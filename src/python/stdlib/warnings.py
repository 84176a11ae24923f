"""Warnings: shown on the standard error stream, once for each place."""

import sys
from _interleave import source_line

__all__ = [
    'catch_warnings', 'deprecated', 'filterwarnings', 'formatwarning', 'resetwarnings', 'showwarning',
    'simplefilter', 'warn', 'warn_explicit',
]

# As CPython's defaults: action, category, module; the first that fits.
filters = [
    ('default', DeprecationWarning, '__main__'),
    ('ignore', DeprecationWarning, None),
    ('ignore', PendingDeprecationWarning, None),
    ('ignore', ImportWarning, None),
    ('ignore', ResourceWarning, None),
]
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


def _action(message, category, module):
    for action, known, where in filters:
        if issubclass(category, known) and (where is None or where == module):
            return action
    return 'default'


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


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Gives a warning at a place."""
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    action = _action(text, category, module)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action != 'always':
        key = (text, category, lineno if action == 'default' else 0)
        if key in _seen:
            return
        _seen.add(key)
    if _record is not None:
        _record.append(WarningMessage(message, category, filename, lineno))
    else:
        showwarning(message, category, filename, lineno)


_record = None


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Says what to do with warnings of a category."""
    filters.insert(len(filters) if append else 0, (action, category, None))
    _seen.clear()


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Says what to do with warnings."""
    filters.insert(len(filters) if append else 0, (action, category, module or None))
    _seen.clear()


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
            arg.__deprecated__ = message
            return arg

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category, stacklevel=stacklevel)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper
