"""Tracebacks as text."""

import sys
from types import TracebackType

from _asyncio import _format_exception
from _interleave import source_line

__all__ = [
    'FrameSummary', 'StackSummary', 'TracebackException', 'clear_frames', 'extract_stack', 'extract_tb', 'format_exc',
    'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb', 'print_exc',
    'print_exception', 'print_last', 'print_list', 'print_stack', 'print_tb', 'walk_stack', 'walk_tb',
]

_ABSENT = object()
_MOST_REPEATS = 3


class FrameSummary:
    """One line of a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **positions):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.end_lineno = positions.get('end_lineno')
        self.colno = positions.get('colno')
        self.end_colno = positions.get('end_colno')
        self.locals = None if locals is None else {key: _safe_repr(value) for key, value in locals.items()}
        found = source_line(filename, lineno) if line is None and lineno is not None else line
        self.line = found.strip() if found is not None else ''
        self._marked = None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (*self, self.locals) == (*other, other.locals)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, i):
        return tuple(self)[i]

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return '<local repr() failed>'


class StackSummary(list):
    """Lines of a traceback."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        made = cls()
        for frame, lineno in frame_gen:
            if not _is_hidden(frame):
                own = frame.f_locals if capture_locals else None
                made.append(FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name, locals=own))
        return made if limit is None else cls(made[:limit] if limit >= 0 else made[limit:])

    @classmethod
    def from_list(cls, a_list):
        return cls(
            [each if isinstance(each, FrameSummary) else FrameSummary(*each[:3], line=each[3]) for each in a_list]
        )

    def format_frame_summary(self, frame_summary, **kwargs):
        text = frame_summary._marked
        if text is None:
            text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
            text += f'    {frame_summary.line}\n' if frame_summary.line else ''
        for name, value in sorted((frame_summary.locals or {}).items()):
            text += f'    {name} = {value}\n'
        return text

    def format(self, **kwargs):
        lines = []
        last, count = None, 0
        for frame in self:
            key = frame.filename, frame.lineno, frame.name
            if key != last:
                lines += _repeated(count)
                last, count = key, 0
            count += 1
            if count <= _MOST_REPEATS:
                lines.append(self.format_frame_summary(frame))
        return lines + _repeated(count)


def _repeated(count):
    more = count - _MOST_REPEATS
    return [f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n'] if more > 0 else []


def _is_hidden(frame):
    return frame.f_code.co_filename.startswith('<')


def _marked(tb):
    """The text of one entry of a traceback, with its carets."""
    alone = Exception()
    alone.__traceback__ = TracebackType(None, tb.tb_frame, tb.tb_lasti, tb.tb_lineno)
    return ''.join(_format_exception(alone).splitlines(True)[1:-1])


def extract_tb(tb, limit=None):
    """The lines of a traceback object."""
    return _extracted(tb, limit)


def _extracted(tb, limit=None, capture_locals=False):
    frames = StackSummary()
    while tb is not None:
        if not _is_hidden(tb.tb_frame):
            code = tb.tb_frame.f_code
            own = tb.tb_frame.f_locals if capture_locals else None
            summary = FrameSummary(code.co_filename, tb.tb_lineno, code.co_name, locals=own)
            summary._marked = _marked(tb)
            frames.append(summary)
        tb = tb.tb_next
    return frames if limit is None else StackSummary(frames[:limit] if limit >= 0 else frames[limit:])


def extract_stack(f=None, limit=None):
    """The lines of a stack."""
    frames = StackSummary.extract(walk_stack(sys._getframe(0) if f is None else f))
    frames.reverse()
    return frames if limit is None else StackSummary(frames[-limit:] if limit >= 0 else frames[:-limit])


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def _exception_of(exc, value):
    if value is not _ABSENT:
        return value
    return exc if isinstance(exc, BaseException) else None


def _cut(tb, limit):
    """The first entries of a traceback, or its last ones where `limit` is negative."""
    entries = []
    while tb is not None:
        entries.append(tb)
        tb = tb.tb_next
    made = None
    for entry in reversed(entries[:limit] if limit >= 0 else entries[limit:]):
        made = TracebackType(made, entry.tb_frame, entry.tb_lasti, entry.tb_lineno)
    return made


def _text(exception, tb, limit, chain):
    """The whole text; the exception is as it was afterwards."""
    if chain and limit is None and tb is exception.__traceback__:
        return _format_exception(exception)
    kept = []
    seen = set()
    waiting = [(exception, tb)]
    try:
        while waiting:
            each, own = waiting.pop()
            if each is None or id(each) in seen:
                continue
            seen.add(id(each))
            links = each.__cause__, each.__context__, each.__suppress_context__
            kept.append((each, each.__traceback__, links))
            each.__traceback__ = own if limit is None else _cut(own, limit)
            if not chain and each is exception:
                each.__cause__ = each.__context__ = None
            for other in links[:2] if chain else ():
                waiting.append((other, getattr(other, '__traceback__', None)))
        return _format_exception(exception)
    finally:
        for each, own, (cause, context, is_suppressed) in kept:
            each.__traceback__ = own
            each.__cause__, each.__context__ = cause, context
            each.__suppress_context__ = is_suppressed


def format_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, chain=True, **kwargs):
    exception = _exception_of(exc, value)
    if exception is None:
        return ['NoneType: None\n']
    return list(TracebackException(type(exception), exception, _tb_of(exception, tb), limit=limit).format(chain=chain))


def _tb_of(exception, tb):
    return exception.__traceback__ if tb is _ABSENT else tb


def format_exception_only(exc, /, value=_ABSENT, *, show_group=False, **kwargs):
    exception = _exception_of(exc, value)
    if exception is None:
        return ['NoneType: None\n']
    return list(TracebackException(type(exception), exception, None).format_exception_only(show_group=show_group))


def format_exc(limit=None, chain=True):
    exception = sys.exception()
    if exception is None:
        return 'NoneType: None\n'
    return _text(exception, exception.__traceback__, limit, chain)


def _print(text, file):
    print(text, end='', file=sys.stderr if file is None else file)


def print_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, file=None, chain=True, **kwargs):
    exception = _exception_of(exc, value)
    _print('NoneType: None\n' if exception is None else _text(exception, _tb_of(exception, tb), limit, chain), file)


def print_exc(limit=None, file=None, chain=True):
    _print(format_exc(limit, chain), file)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_exc'):
        raise ValueError('no last exception')
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def print_tb(tb, limit=None, file=None):
    _print(''.join(format_tb(tb, limit)), file)


def print_list(extracted_list, file=None):
    _print(''.join(format_list(extracted_list)), file)


def print_stack(f=None, limit=None, file=None):
    _print(''.join(format_stack(f, limit)), file)


class TracebackException:
    """An exception, ready to be shown."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
        max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None,
    ):
        seen = {id(exc_value)} if _seen is None else _seen
        self._exception = exc_value
        self._tb = exc_traceback
        self._limit = limit
        self._shows_locals = capture_locals
        self.exc_type = exc_type if save_exc_type else None
        self.exc_type_str = exc_type.__qualname__ if exc_type is not None else None
        if exc_type is not None and exc_type.__module__ not in ('builtins', '__main__'):
            self.exc_type_str = f'{exc_type.__module__}.{self.exc_type_str}'
        self.stack = _extracted(exc_traceback, limit, capture_locals)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        try:
            self._str = str(exc_value)
        except Exception:
            self._str = '<exception str() failed>'
        options = {'limit': limit, 'capture_locals': capture_locals}
        self.__cause__ = self._linked(exc_value.__cause__, seen, options)
        self.__context__ = self._linked(exc_value.__context__, seen, options)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [type(self).from_exception(each, **options) for each in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def _linked(self, other, seen, options):
        if other is None or id(other) in seen:
            return None
        seen.add(id(other))
        return type(self)(type(other), other, other.__traceback__, _seen=seen, **options)

    def __eq__(self, other):
        if not isinstance(other, TracebackException):
            return NotImplemented
        return (self.exc_type_str, self._str, self.stack) == (other.exc_type_str, other._str, other.stack)

    def __str__(self):
        return self._str

    def format(self, *, chain=True):
        """The text in pieces: a heading, the entries, the last lines; of groups line by line."""
        if self.exceptions is not None:
            yield from _text(self._exception, self._tb, self._limit, chain).splitlines(True)
            return
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield '\nThe above exception was the direct cause of the following exception:\n\n'
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield '\nDuring handling of the above exception, another exception occurred:\n\n'
        if self.stack or self._tb is not None:
            yield 'Traceback (most recent call last):\n'
            yield from self.stack.format()
        yield from self.format_exception_only()

    def format_exception_only(self, *, show_group=False, **kwargs):
        lines = _text(self._exception, None, None, False).splitlines(True)
        if self.exceptions is not None:
            head = f'{self.exc_type_str}: {self._str}\n'
            yield head
            for note in self.__notes__ or ():
                yield from [f'{line}\n' for line in str(note).split('\n')]
            return
        if isinstance(self._exception, SyntaxError):
            yield from lines
            return
        rest = sum([len(str(note).split('\n')) for note in self.__notes__ or ()])
        yield ''.join(lines[: len(lines) - rest] if rest else lines)
        yield from lines[len(lines) - rest :] if rest else ()

    def print(self, *, file=None, chain=True):
        _print(''.join(self.format(chain=chain)), file)


def clear_frames(tb):
    """Lets go of the variables of all frames that have ended."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (AttributeError, RuntimeError):
            pass
        tb = tb.tb_next


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    f = sys._getframe(0) if f is None else f
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back
