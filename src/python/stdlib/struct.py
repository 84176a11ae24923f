"""Values as bytes, as C lays them out."""

from _struct import float_bytes, float_of

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    """The values don't fit the format."""


error.__module__ = 'struct'

# Sizes in C's own layout, and in the standard one.
_NATIVE = {
    'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'n': 8, 'N': 8,
    'P': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1, 'x': 1,
}
_STANDARD = {
    'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4, 'q': 8, 'Q': 8, 'e': 2, 'f': 4,
    'd': 8, 's': 1, 'p': 1, 'x': 1,
}


def _read(format):
    # (items of kind, count and offset; size; byte order; whether it is C's layout)
    if isinstance(format, str):
        try:
            text = format.encode('ascii').decode('ascii')
        except UnicodeEncodeError:
            raise error('bad char in struct format') from None
    elif isinstance(format, (bytes, bytearray)):
        text = format.decode('latin1')
    else:
        raise TypeError(f'Struct() argument 1 must be a str or bytes object, not {type(format).__name__}')
    sizes, order, is_aligned = _NATIVE, 'little', True
    if text[:1] in ('@', '=', '<', '>', '!') and text:
        if text[0] != '@':
            sizes, is_aligned = _STANDARD, False
            order = 'big' if text[0] in '>!' else 'little'
        text = text[1:]
    items = []
    offset = 0
    count = ''
    for letter in text:
        if letter.isspace() and not count:
            continue
        if letter in '0123456789':
            count += letter
            continue
        if letter not in sizes:
            raise error('bad char in struct format')
        size = sizes[letter]
        if is_aligned and letter not in 'spxcbB?':
            offset += -offset % size
        times = int(count) if count else 1
        count = ''
        if letter in 'sp':
            items.append((letter, times, offset))
            offset += times
        elif letter == 'x':
            offset += times
        else:
            for _ in range(times):
                items.append((letter, size, offset))
                offset += size
    if count:
        raise error('repeat count given without format specifier')
    return items, offset, order, is_aligned


_formats = {}


def _known(format):
    known = _formats.get(format)
    if known is None:
        known = _read(format)
        if len(_formats) > 100:
            _formats.clear()
        _formats[format] = known
    return known


_INTS = {'b': True, 'B': False, 'h': True, 'H': False, 'i': True, 'I': False, 'l': True, 'L': False, 'q': True,
         'Q': False, 'n': True, 'N': False, 'P': False}


def _pack_one(letter, size, value, order, is_native):
    if letter in _INTS:
        if not isinstance(value, int):
            convert = getattr(type(value), '__index__', None)
            if convert is None:
                raise error('required argument is not an integer')
            value = convert(value)
        is_signed = _INTS[letter]
        low = -(1 << 8 * size - 1) if is_signed else 0
        high = (1 << 8 * size - is_signed) - 1
        if not low <= value <= high:
            if letter in 'bB' and is_native or letter not in 'nNP':
                raise error(f"'{letter}' format requires {low} <= number <= {high}")
            raise error('int too large to convert')
        return value.to_bytes(size, order, signed=is_signed)
    if letter in 'efd':
        if not isinstance(value, (int, float)) and not hasattr(type(value), '__float__'):
            raise error('required argument is not a float')
        data = float_bytes(float(value), size)
        if data is None:
            if is_native and letter == 'f':
                data = float_bytes(float('inf') if value > 0 else float('-inf'), 4)
            else:
                raise OverflowError(f'float too large to pack with {letter} format')
        return data if order == 'little' else data[::-1]
    if letter == '?':
        return b'\1' if value else b'\0'
    if letter == 'c':
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(value)
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for '{letter}' must be a bytes object")
    if letter == 's':
        return bytes(value[:size]).ljust(size, b'\0')
    if size == 0:
        return b''
    kept = min(len(value), size - 1, 255)
    return (bytes((kept,)) + bytes(value[:kept])).ljust(size, b'\0')


def _packed(known, name, values):
    items, total, order, is_native = known
    if len(values) != len(items):
        raise error(f'{name} expected {len(items)} items for packing (got {len(values)})')
    out = bytearray(total)
    for (letter, size, offset), value in zip(items, values):
        out[offset : offset + size] = _pack_one(letter, size, value, order, is_native)
    return bytes(out)


def _unpacked(known, data, start):
    items, _, order, _ = known
    values = []
    for letter, size, offset in items:
        part = data[start + offset : start + offset + size]
        if letter in _INTS:
            values.append(int.from_bytes(part, order, signed=_INTS[letter]))
        elif letter in 'efd':
            values.append(float_of(part if order == 'little' else part[::-1]))
        elif letter == '?':
            values.append(part != b'\0')
        elif letter == 'p':
            values.append(part[1 : 1 + min(part[0], size - 1)] if size else b'')
        else:
            values.append(part)
    return tuple(values)


def _buffer(data):
    if isinstance(data, bytes):
        return data
    if isinstance(data, bytearray):
        return bytes(data)
    if hasattr(data, 'tobytes'):
        return data.tobytes()
    raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")


class Struct:
    """A format, read once."""

    def __init__(self, format):
        self._known = _known(format)
        self.format = format if isinstance(format, str) else format.decode('ascii')
        self.size = self._known[1]

    def __repr__(self):
        return f'Struct({self.format!r})'

    def pack(self, *values):
        return _packed(self._known, 'pack', values)

    def pack_into(self, buffer, offset, /, *values):
        offset = _place(self.size, len(buffer), offset, 'pack_into', 'packing')
        buffer[offset : offset + self.size] = _packed(self._known, 'pack_into', values)

    def unpack(self, buffer, /):
        data = _buffer(buffer)
        if len(data) != self.size:
            raise error(f'unpack requires a buffer of {self.size} bytes')
        return _unpacked(self._known, data, 0)

    def unpack_from(self, buffer, offset=0):
        data = _buffer(buffer)
        return _unpacked(self._known, data, _place(self.size, len(data), offset, 'unpack_from', 'unpacking'))

    def iter_unpack(self, buffer, /):
        data = _buffer(buffer)
        if self.size == 0:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(data) % self.size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {self.size} bytes')
        return _unpack_all(self._known, data)


def _unpack_all(known, data):
    for start in range(0, len(data), known[1]):
        yield _unpacked(known, data, start)


def _place(size, length, offset, name, what):
    if offset < 0:
        if offset + size > 0:
            raise error(f'not enough data to unpack {size} bytes' if what == 'unpacking' else f'no space to pack {size} bytes at offset {offset}')
        if offset + length < 0:
            raise error(f'offset {offset} out of range for {length}-byte buffer')
        offset += length
    if length - offset < size:
        raise error(
            f'{name} requires a buffer of at least {size + offset} bytes for {what} {size} bytes at offset {offset} '
            f'(actual buffer size is {length})'
        )
    return offset


def calcsize(format, /):
    """How many bytes a format takes."""
    return _known(format)[1]


def pack(format, /, *values):
    """Values as bytes."""
    return _packed(_known(format), 'pack', values)


def pack_into(format, buffer, offset, /, *values):
    """Puts values into a buffer."""
    Struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    """Values from bytes."""
    return Struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    """Values from a place in bytes."""
    return Struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    """Values from bytes again and again."""
    return Struct(format).iter_unpack(buffer)
