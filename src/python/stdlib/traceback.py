"""Tracebacks as text."""

import sys
from _asyncio import _format_exception
from _interleave import source_line

__all__ = [
    'FrameSummary', 'StackSummary', 'extract_stack', 'extract_tb', 'format_exc', 'format_exception',
    'format_exception_only', 'format_list', 'format_stack', 'format_tb', 'print_exc', 'print_exception', 'print_list',
    'print_stack', 'print_tb',
]


class FrameSummary:
    """One line of a traceback."""

    def __init__(self, filename, lineno, name):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = (source_line(filename, lineno) or '').strip()

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, i):
        return tuple(self)[i]

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def _text(self):
        text = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
        return f'{text}    {self.line}\n' if self.line else text


class StackSummary(list):
    """Lines of a traceback."""

    def format(self):
        return [frame._text() for frame in self]


def _is_hidden(frame):
    return frame.f_code.co_filename.startswith('<')


def extract_tb(tb, limit=None):
    """The lines of a traceback object."""
    frames = StackSummary()
    while tb is not None:
        code = tb.tb_frame.f_code
        if not _is_hidden(tb.tb_frame):
            frames.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    return frames if limit is None else StackSummary(frames[:limit] if limit >= 0 else frames[limit:])


def extract_stack(f=None, limit=None):
    """The lines of a stack."""
    frames = StackSummary()
    f = sys._getframe(0) if f is None else f
    while f is not None:
        if not _is_hidden(f):
            frames.append(FrameSummary(f.f_code.co_filename, f.f_lineno, f.f_code.co_name))
        f = f.f_back
    frames.reverse()
    return frames if limit is None else StackSummary(frames[-limit:] if limit >= 0 else frames[:-limit])


def format_list(extracted_list):
    return [FrameSummary(*frame[:3])._text() for frame in extracted_list]


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


_ABSENT = object()


def _exception_of(exc, value):
    if value is not _ABSENT:
        return value
    return exc if isinstance(exc, BaseException) else None


def format_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, chain=True, **kwargs):
    exception = _exception_of(exc, value)
    if exception is None:
        return ['NoneType: None\n']
    lines = _format_exception(exception).splitlines(True)
    return lines


def format_exception_only(exc, /, value=_ABSENT, *, show_group=False, **kwargs):
    exception = _exception_of(exc, value)
    if exception is None:
        return ['NoneType: None\n']
    name = type(exception).__qualname__
    module = type(exception).__module__
    if module not in ('builtins', '__main__'):
        name = f'{module}.{name}'
    text = str(exception)
    lines = [f'{name}: {text}\n' if text else f'{name}\n']
    return lines + [f'{note}\n' for note in getattr(exception, '__notes__', ())]


def format_exc(limit=None, chain=True):
    exception = sys.exception()
    return 'NoneType: None\n' if exception is None else _format_exception(exception)


def _print(text, file):
    print(text, end='', file=sys.stderr if file is None else file)


def print_exception(exc, /, value=_ABSENT, tb=_ABSENT, limit=None, file=None, chain=True, **kwargs):
    _print(''.join(format_exception(exc, value)), file)


def print_exc(limit=None, file=None, chain=True):
    _print(format_exc(limit, chain), file)


def print_tb(tb, limit=None, file=None):
    _print(''.join(format_tb(tb, limit)), file)


def print_list(extracted_list, file=None):
    _print(''.join(format_list(extracted_list)), file)


def print_stack(f=None, limit=None, file=None):
    _print(''.join(format_stack(f, limit)), file)


class TracebackException:
    """An exception, ready to be shown."""

    def __init__(self, exc_type, exc_value, exc_traceback, **kwargs):
        self._exception = exc_value
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        yield from format_exception(self._exception)

    def format_exception_only(self, *, show_group=False):
        yield from format_exception_only(self._exception)

    def __str__(self):
        return str(self._exception)


def clear_frames(tb):
    pass


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    f = sys._getframe(0) if f is None else f
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back
