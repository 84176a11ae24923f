"""Streams: in memory, and over the files of the run."""

import _files

__all__ = [
    'BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO', 'BufferedIOBase',
    'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase', 'TextIOWrapper',
    'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'text_encoding', 'DEFAULT_BUFFER_SIZE',
]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    """A stream cannot do that."""


class IOBase:
    """What all streams have in common."""

    _closed = False
    _closed_text = 'I/O operation on closed file.'

    @property
    def closed(self):
        return self._closed

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def _check(self):
        if self.closed:
            raise ValueError(self._closed_text)

    def _refuse(self, what):
        raise UnsupportedOperation(what)

    def flush(self):
        self._check()

    def readable(self):
        self._check()
        return False

    def writable(self):
        self._check()
        return False

    def seekable(self):
        self._check()
        return False

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        self._refuse('fileno')

    def seek(self, offset, whence=0, /):
        self._refuse('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._refuse('truncate')

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

    def readline(self, size=-1, /):
        self._check()
        limit = -1 if size is None else size
        taken = bytearray()
        while limit < 0 or len(taken) < limit:
            piece = self.read(1)
            if not piece:
                break
            taken += piece
            if piece == b'\n':
                break
        return bytes(taken)

    def readlines(self, hint=-1, /):
        self._check()
        if hint is None or hint <= 0:
            return list(self)
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if size >= hint:
                break
        return lines

    def writelines(self, lines, /):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Streams of bytes straight from where they lie."""

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        into = bytearray(size)
        count = self.readinto(into)
        if count is None:
            return None
        return bytes(into[:count])

    def readall(self):
        pieces = []
        while piece := self.read(DEFAULT_BUFFER_SIZE):
            pieces.append(piece)
        return b''.join(pieces)

    def readinto(self, buffer, /):
        self._refuse('readinto')

    def write(self, data, /):
        self._refuse('write')


class BufferedIOBase(IOBase):
    """Streams of bytes with a buffer."""

    def detach(self):
        self._refuse('detach')

    def read(self, size=-1, /):
        self._refuse('read')

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    readinto1 = readinto

    def write(self, data, /):
        self._refuse('write')


class TextIOBase(IOBase):
    """Streams of text."""

    encoding = None
    errors = None
    newlines = None

    def detach(self):
        self._refuse('detach')

    def read(self, size=-1, /):
        self._refuse('read')

    def readline(self, size=-1, /):
        self._refuse('readline')

    def write(self, text, /):
        self._refuse('write')


def _bytes_of(data):
    if isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, (str, int, float, type(None), list, tuple, dict)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return bytes(data)


def _position(data, at, offset, whence):
    if whence == 0:
        return offset
    return (at if whence == 1 else len(data)) + offset


# --- In memory -------------------------------------------------------------------------------------------------------


class _Memory:
    _closed_text = 'I/O operation on closed file'

    def _put(self, data):
        self._check()
        content = self._parts
        if self._at > len(content):
            content += self._zero * (self._at - len(content))
        if self._at == len(content):
            content += data
        else:
            content = content[: self._at] + data + content[self._at + len(data) :]
        self._parts = content
        self._at += len(data)
        return len(data)

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

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

    def truncate(self, pos=None, /):
        self._check()
        if pos is None:
            pos = self._at
        if pos < 0:
            raise ValueError(f'Negative size value {pos}' if self._zero == '\0' else f'negative size value {pos}')
        self._parts = self._parts[:pos]
        return pos

    def close(self):
        self._closed = True


class StringIO(_Memory, TextIOBase):
    """Text in memory."""

    _zero = '\0'
    _newline = '\n'

    def __init__(self, initial_value='', newline='\n'):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            if not isinstance(newline, str):
                raise TypeError(f'newline must be str or None, not {type(newline).__name__}')
            raise ValueError(f'illegal newline value: {newline!r}')
        self._translation = newline
        self._parts = ''
        self._at = 0
        if initial_value is not None:
            if not isinstance(initial_value, str):
                raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
            self._parts = self._translated(str(initial_value))

    def _translated(self, text):
        newline = self._translation
        if newline == '\n' or newline == '':
            return text
        if newline is None:
            return text.replace('\r\n', '\n').replace('\r', '\n')
        return text.replace('\n', newline)

    @property
    def line_buffering(self):
        self._check()
        return False

    def write(self, s, /):
        if not isinstance(s, str):
            raise TypeError(f'string argument expected, got {type(s).__name__!r}')
        self._put(self._translated(s))
        return len(s)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        if pos < 0:
            raise ValueError(f'Negative seek position {pos}')
        self._at = _position(self._parts, self._at, pos, whence)
        return self._at


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory."""

    _zero = b'\0'
    _newline = b'\n'
    _closed_text = 'I/O operation on closed file.'

    def __init__(self, initial_bytes=b''):
        self._parts = b'' if initial_bytes is None else bytes(_bytes_of(initial_bytes))
        self._at = 0

    def write(self, b, /):
        return self._put(_bytes_of(b))

    def getvalue(self):
        """Everything in it."""
        self._check()
        self._parts = bytes(self._parts)
        return self._parts

    def getbuffer(self):
        """What is in it, to be looked at."""
        self._check()
        return memoryview(self._parts)

    def read1(self, size=-1, /):
        return self.read(size)

    def seek(self, pos, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if whence == 0 and pos < 0:
            raise ValueError(f'negative seek value {pos}')
        self._at = max(0, _position(self._parts, self._at, pos, whence))
        return self._at


# --- Files -----------------------------------------------------------------------------------------------------------


class _File:
    """An open file: a node and a place in it."""

    def __init__(self, node, mode):
        self.node = node
        self.at = 0
        self.is_readable = 'r' in mode or '+' in mode
        self.is_writable = mode[0] in 'wax' or '+' in mode
        self.is_appending = mode[0] == 'a'
        if self.is_appending:
            self.at = len(node.data)

    def read(self, size):
        data = self.node.data
        end = len(data) if size is None or size < 0 else self.at + size
        taken = bytes(data[self.at : end])
        self.at += len(taken)
        return taken

    def write(self, new):
        data = self.node.data
        if self.is_appending:
            self.at = len(data)
        elif self.at > len(data):
            data += bytes(self.at - len(data))
        data[self.at : self.at + len(new)] = new
        self.at += len(new)
        self.node.touch()
        return len(new)


def _open_node(path, mode):
    if isinstance(path, int) and not isinstance(path, bool):
        raise _files.error(9)
    shown = path
    text = path if isinstance(path, str) else path.decode()
    if '\0' in text:
        raise ValueError('embedded null byte')
    node = _files.lookup(text)
    if mode[0] == 'x' and node is not None:
        raise _files.error(17, shown)
    if node is None:
        if mode[0] == 'r':
            _files.find(text, shown)
        if text.endswith('/'):
            raise _files.error(21, shown)
        node = _files.make(text, False, shown)
    elif node.is_directory:
        raise _files.error(21, shown)
    if mode[0] == 'w':
        node.data.clear()
        node.touch()
    return node


class _OverFile:
    """What raw and buffered streams over a file share."""

    def _begin(self, file, name, mode):
        self._file = file
        self._fd = _files.next_descriptor()
        _files.descriptors[self._fd] = file
        self.name = name
        self.mode = mode

    def close(self):
        if not self._closed:
            self._closed = True
            _files.descriptors.pop(self._fd, None)

    def readable(self):
        self._check()
        return self._file.is_readable

    def writable(self):
        self._check()
        return self._file.is_writable

    def seekable(self):
        self._check()
        return True

    def fileno(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')
        return self._fd

    def _to_read(self):
        if self._closed:
            raise ValueError(self._read_closed)
        if not self._file.is_readable:
            self._not_readable()

    def _to_write(self, data):
        if self._closed:
            raise ValueError(self._write_closed)
        if not self._file.is_writable:
            self._not_writable()
        return _bytes_of(data)

    def tell(self):
        self._check()
        return self._file.at

    def seek(self, offset, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f'whence value {whence} unsupported')
        at = _position(self._file.node.data, self._file.at, offset, whence)
        if at < 0:
            raise _files.error(22)
        self._file.at = at
        return at

    def truncate(self, pos=None, /):
        self._check()
        if not self._file.is_writable:
            self._refuse('truncate')
        if pos is None:
            pos = self._file.at
        if pos < 0:
            raise _files.error(22)
        data = self._file.node.data
        if pos > len(data):
            data += bytes(pos - len(data))
        del data[pos:]
        return pos


class FileIO(_OverFile, RawIOBase):
    """A file's bytes, without a buffer."""

    _read_closed = _write_closed = 'I/O operation on closed file'

    def __init__(self, file, mode='r', closefd=True, opener=None):
        kind = mode.replace('b', '')
        if kind not in ('r', 'w', 'x', 'a', 'r+', 'w+', 'x+', 'a+'):
            if set(mode) - set('rwxab+'):
                raise ValueError(f'invalid mode: {mode}')
            raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
        path = _path(file)
        self._begin(_File(_open_node(path, kind), kind), path, _raw_mode(kind))
        self.closefd = closefd

    def __repr__(self):
        if self._closed:
            return '<_io.FileIO [closed]>'
        return f'<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>'

    def _not_readable(self):
        self._refuse('File not open for reading')

    def _not_writable(self):
        self._refuse('File not open for writing')

    def read(self, size=-1, /):
        self._to_read()
        return self._file.read(size)

    def readall(self):
        if not self._file.is_readable and not self._closed:
            raise _files.error(9)
        self._to_read()
        return self._file.read(-1)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data, /):
        return self._file.write(self._to_write(data))


class _Buffered(BufferedIOBase):
    _read_closed = 'read of closed file'
    _write_closed = 'write to closed file'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._raw = raw

    @property
    def raw(self):
        return self._raw

    @property
    def name(self):
        return self._raw.name

    @property
    def mode(self):
        return self._raw.mode

    @property
    def closed(self):
        return self._raw.closed

    def __repr__(self):
        name = getattr(self._raw, 'name', None)
        return f'<_io.{type(self).__name__}>' if name is None else f'<_io.{type(self).__name__} name={name!r}>'

    def close(self):
        self._raw.close()

    def detach(self):
        raw = self._raw
        self._raw = None
        return raw

    def fileno(self):
        return self._raw.fileno()

    def readable(self):
        return self._raw.readable()

    def writable(self):
        return self._raw.writable()

    def seekable(self):
        return self._raw.seekable()

    def tell(self):
        self._check()
        return self._raw.tell()

    def seek(self, offset, whence=0, /):
        self._check()
        return self._raw.seek(offset, whence)

    def truncate(self, pos=None, /):
        self._check()
        return self._raw.truncate(pos)

    def read(self, size=-1, /):
        if self.closed:
            raise ValueError('read of closed file')
        if not self._raw.readable():
            self._refuse('read')
        if size is not None and size < -1:
            raise ValueError('read length must be non-negative or -1')
        if size is None or size < 0:
            return self._raw.readall()
        pieces = []
        while size > 0 and (piece := self._raw.read(size)):
            pieces.append(piece)
            size -= len(piece)
        return b''.join(pieces)

    def peek(self, size=0, /):
        """What comes next, without taking it."""
        at = self.tell()
        data = self.read(DEFAULT_BUFFER_SIZE)
        self.seek(at)
        return data

    def readline(self, size=-1, /):
        file = getattr(self._raw, '_file', None)
        if file is None or self.closed or not file.is_readable:
            if self.closed:
                raise ValueError('readline of closed file')
            return super().readline(size)
        data = file.node.data
        end = data.find(b'\n', file.at) + 1 or len(data)
        if size is not None and size >= 0:
            end = min(end, file.at + size)
        return file.read(max(0, end - file.at))

    def write(self, data, /):
        if self.closed:
            raise ValueError('write to closed file')
        if not self._raw.writable():
            self._refuse('write')
        return self._raw.write(_bytes_of(data))


class BufferedReader(_Buffered):
    """A file's bytes, to be read."""

    def writable(self):
        return False


class BufferedWriter(_Buffered):
    """A file's bytes, to be written."""

    def readable(self):
        return False


class BufferedRandom(_Buffered):
    """A file's bytes, to be read and written."""


class BufferedRWPair(BufferedIOBase):
    """Two streams: one to read from, one to write to."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self._reader = reader
        self._writer = writer

    def read(self, size=-1, /):
        return self._reader.read(size)

    def write(self, data, /):
        return self._writer.write(data)

    def readable(self):
        return self._reader.readable()

    def writable(self):
        return self._writer.writable()

    def close(self):
        self._writer.close()
        self._reader.close()


def text_encoding(encoding, stacklevel=2, /):
    """What an encoding of None means."""
    return 'locale' if encoding is None else encoding


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes."""

    def __init__(
        self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False,
    ):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            if not isinstance(newline, str):
                raise TypeError(f'illegal newline type: {type(newline).__name__}')
            raise ValueError(f'illegal newline value: {newline}')
        if encoding is None or encoding == 'locale':
            encoding = 'UTF-8'
        ''.encode(encoding)
        self._buffer = buffer
        self._encoding = encoding
        self._errors = errors or 'strict'
        self._newline = newline
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._is_telling = True
        self._seen = set()

    @property
    def buffer(self):
        return self._buffer

    @property
    def encoding(self):
        return self._encoding

    @property
    def errors(self):
        return self._errors

    @property
    def name(self):
        return self._buffer.name

    @property
    def closed(self):
        return self._buffer.closed

    @property
    def newlines(self):
        found = tuple(each for each in ('\r', '\n', '\r\n') if each in self._seen)
        return None if not found else found[0] if len(found) == 1 else found

    def __repr__(self):
        name = getattr(self._buffer, 'name', None)
        mode = getattr(self, 'mode', None)
        shown = '' if name is None else f' name={name!r}'
        if mode is not None:
            shown += f' mode={mode!r}'
        return f'<_io.TextIOWrapper{shown} encoding={self._encoding!r}>'

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        if encoding is not None:
            self._encoding = encoding
            self._errors = errors or 'strict'
        elif errors is not None:
            self._errors = errors
        if newline is not None:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering

    def detach(self):
        buffer = self._buffer
        self._buffer = None
        return buffer

    def close(self):
        self._buffer.close()

    def flush(self):
        self._check()
        self._buffer.flush()

    def fileno(self):
        return self._buffer.fileno()

    def readable(self):
        return self._buffer.readable()

    def writable(self):
        return self._buffer.writable()

    def seekable(self):
        return self._buffer.seekable()

    def isatty(self):
        self._check()
        return self._buffer.isatty()

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        if not self._buffer.writable():
            self._refuse('not writable')
        if self._newline in ('\r', '\r\n'):
            data = text.replace('\n', self._newline)
        else:
            data = text
        self._buffer.write(data.encode(self._encoding, self._errors))
        return len(text)

    def _to_read(self):
        self._check()
        if not self._buffer.readable():
            self._refuse('not readable')

    def _decoded(self, data):
        text = data.decode(self._encoding, self._errors)
        if self._newline is not None and self._newline != '':
            return text
        if '\r' not in text:
            if '\n' in text:
                self._seen.add('\n')
            return text
        rest = text.replace('\r\n', '')
        if len(rest) != len(text):
            self._seen.add('\r\n')
        if '\n' in rest:
            self._seen.add('\n')
        if '\r' in rest:
            self._seen.add('\r')
        if self._newline == '':
            return text
        return text.replace('\r\n', '\n').replace('\r', '\n')

    def read(self, size=-1, /):
        self._to_read()
        if size is None or size < 0:
            text = self._decoded(self._buffer.read())
            self._is_telling = True
            return text
        taken = []
        count = 0
        while count < size:
            piece = self._character()
            if not piece:
                break
            if self._newline is None and piece == '\r':
                at = self._buffer.tell()
                if self._character() != '\n':
                    self._buffer.seek(at)
                piece = '\n'
            taken.append(piece)
            count += 1
        return ''.join(taken)

    def _character(self):
        data = self._buffer.read(1)
        if not data:
            return ''
        while True:
            try:
                return data.decode(self._encoding)
            except UnicodeDecodeError:
                more = self._buffer.read(1) if len(data) < 4 else b''
                if not more:
                    return data.decode(self._encoding, self._errors)
                data += more

    def readline(self, size=-1, /):
        self._to_read()
        if size is not None and size >= 0:
            return self._short_line(size)
        if self._newline is None or self._newline == '':
            return self._universal_line()
        end = self._newline.encode()
        data = self._buffer.readline()
        if end == b'\r':
            taken, _, rest = self._whole(data).partition(b'\r')
            if len(taken) < len(taken) + 1 + len(rest):
                data = taken + b'\r' if _ else taken
                self._buffer.seek(-len(rest), 1)
        elif end == b'\r\n':
            while data.endswith(b'\n') and not data.endswith(b'\r\n'):
                more = self._buffer.readline()
                if not more:
                    break
                data += more
        return self._decoded(data)

    def _whole(self, data):
        # A line that ends with '\r' may hold '\n's.
        while b'\r' not in data:
            more = self._buffer.readline()
            if not more:
                break
            data += more
        return data

    def _universal_line(self):
        data = self._buffer.readline()
        at = data.find(b'\r')
        if at >= 0:
            end = at + 2 if data[at + 1 : at + 2] == b'\n' else at + 1
            if end < len(data):
                self._buffer.seek(end - len(data), 1)
                data = data[:end]
        return self._decoded(data)

    def _short_line(self, size):
        at = self._buffer.tell()
        line = self.readline()
        if len(line) <= size:
            return line
        self._buffer.seek(at)
        return self.read(size)

    def __next__(self):
        self._is_telling = False
        line = self.readline()
        if not line:
            self._is_telling = True
            raise StopIteration
        return line

    def tell(self):
        self._check()
        if not self._is_telling:
            raise OSError('telling position disabled by next() call')
        return self._buffer.tell()

    def seek(self, cookie, whence=0, /):
        self._check()
        if whence == 1:
            if cookie != 0:
                self._refuse("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie != 0:
                self._refuse("can't do nonzero end-relative seeks")
            cookie = self._buffer.seek(0, 2)
        elif whence != 0:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        if cookie < 0:
            raise ValueError(f'negative seek position {cookie}')
        self._is_telling = True
        return self._buffer.seek(cookie)

    def truncate(self, pos=None, /):
        self._check()
        return self._buffer.truncate(pos)


# --- open ------------------------------------------------------------------------------------------------------------


def _path(file):
    if isinstance(file, (str, bytes)) or isinstance(file, int) and not isinstance(file, bool):
        return file
    convert = getattr(type(file), '__fspath__', None)
    if convert is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(file).__name__}')
    return convert(file)


def _raw_mode(mode):
    if '+' in mode:
        return 'xb+' if mode[0] == 'x' else 'ab+' if mode[0] == 'a' else 'rb+'
    return mode + 'b'


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Opens a file of the run."""
    path = _path(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not isinstance(buffering, int):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
    letters = set(mode)
    if letters - set('axrwb+t') or len(mode) > len(letters):
        raise ValueError(f'invalid mode: {mode!r}')
    is_binary = 'b' in letters
    if is_binary and 't' in letters:
        raise ValueError("can't have text and binary mode at once")
    kinds = [letter for letter in mode if letter in 'rwxa']
    if len(kinds) > 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if not kinds:
        raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
    if is_binary:
        if encoding is not None:
            raise ValueError("binary mode doesn't take an encoding argument")
        if errors is not None:
            raise ValueError("binary mode doesn't take an errors argument")
        if newline is not None:
            raise ValueError("binary mode doesn't take a newline argument")
    elif newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline}')
    kind = kinds[0] + ('+' if '+' in letters else '')
    raw = FileIO(path, kind)
    if buffering == 0:
        if is_binary:
            return raw
        raw.close()
        raise ValueError("can't have unbuffered text I/O")
    if '+' in kind:
        buffer = BufferedRandom(raw)
    elif kind == 'r':
        buffer = BufferedReader(raw)
    else:
        buffer = BufferedWriter(raw)
    if is_binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def open_code(path):
    """Opens a file of code."""
    return open(path, 'rb')


class IncrementalNewlineDecoder:
    """Turns all kinds of line ends into newlines."""

    def __init__(self, decoder, translate, errors='strict'):
        self.decoder = decoder
        self.translate = translate

    def decode(self, input, final=False):
        text = input if self.decoder is None else self.decoder.decode(input, final)
        return text.replace('\r\n', '\n').replace('\r', '\n') if self.translate else text
