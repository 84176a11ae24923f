"""Streams in memory. There are no files."""

from _interleave import unsupported

__all__ = ['BytesIO', 'StringIO', 'TextIOBase', 'IOBase', 'RawIOBase', 'BufferedIOBase', 'UnsupportedOperation']

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    """A stream cannot do that."""


class IOBase:
    """What all streams have in common."""

    closed = False

    def close(self):
        self.closed = True

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def flush(self):
        self._check()

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def isatty(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


RawIOBase = BufferedIOBase = TextIOBase = IOBase


class _Memory(IOBase):
    def __init__(self):
        self._parts = self._empty
        self._at = 0

    def _put(self, data):
        self._check()
        content = self._parts
        if self._at > len(content):
            content += self._zero * (self._at - len(content))
        self._parts = content[: self._at] + data + content[self._at + len(data) :]
        self._at += len(data)
        return len(data)

    def read(self, size=-1, /):
        self._check()
        end = len(self._parts) if size is None or size < 0 else self._at + size
        data = self._parts[self._at : end]
        self._at += len(data)
        return data

    def readline(self, size=-1, /):
        self._check()
        end = self._parts.find(self._newline, self._at) + 1
        if end <= 0:
            end = len(self._parts)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        data = self._parts[self._at : end]
        self._at += len(data)
        return data

    def getvalue(self):
        """Everything in it."""
        self._check()
        return self._parts

    def tell(self):
        self._check()
        return self._at

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        self._at = max(0, (0, self._at, len(self._parts))[whence] + pos)
        return self._at

    def truncate(self, pos=None, /):
        self._check()
        pos = self._at if pos is None else pos
        self._parts = self._parts[:pos]
        return pos


class StringIO(_Memory):
    """Text in memory."""

    _empty = ''
    _zero = '\0'
    _newline = '\n'

    def __init__(self, initial_value='', newline='\n'):
        super().__init__()
        if initial_value is not None:
            if not isinstance(initial_value, str):
                raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
            self._parts = initial_value

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f'string argument expected, got {type(s).__name__!r}')
        return self._put(s)


class BytesIO(_Memory):
    """Bytes in memory."""

    _empty = b''
    _zero = b'\0'
    _newline = b'\n'

    def __init__(self, initial_bytes=b''):
        super().__init__()
        self._parts = bytes(initial_bytes)

    def write(self, b, /):
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))

    def getbuffer(self):
        return self._parts


def open(*args, **kwargs):
    """Opens a file; there are none."""
    unsupported("`io.open` can't be used in Interleave: there are no files")
