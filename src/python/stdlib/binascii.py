"""Bytes as text and back."""

from _hashes import crc32 as _crc32

__all__ = [
    'Error', 'Incomplete', 'a2b_base64', 'a2b_hex', 'b2a_base64', 'b2a_hex', 'crc32', 'crc_hqx', 'hexlify', 'unhexlify',
    'a2b_uu', 'b2a_uu', 'a2b_qp', 'b2a_qp',
]

_ALPHABET = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_VALUES = {code: value for value, code in enumerate(_ALPHABET)}


class Error(ValueError):
    """The text stands for no bytes."""


class Incomplete(Exception):
    """The text ends too early."""


def _data(data):
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    if isinstance(data, str) or not hasattr(data, 'tobytes'):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return data.tobytes()


def _text(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return data.encode('ascii')
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    if not hasattr(data, 'tobytes'):
        raise TypeError(
            f"argument should be bytes, buffer or ASCII string, not {type(data).__name__!r}"
        )
    return data.tobytes()


def b2a_hex(data, sep=None, bytes_per_sep=1):
    """Bytes in hexadecimal."""
    data = _data(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode('ascii')


hexlify = b2a_hex


def a2b_hex(hexstr, /):
    """Bytes from hexadecimal."""
    text = _text(hexstr)
    if len(text) % 2:
        raise Error('Odd-length string')
    for code in text:
        if code not in b'0123456789abcdefABCDEF':
            raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(text.decode('ascii'))


unhexlify = a2b_hex


def b2a_base64(data, /, *, newline=True):
    """Bytes in base 64."""
    data = _data(data)
    out = bytearray()
    for i in range(0, len(data) - len(data) % 3, 3):
        bits = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        out += bytes((_ALPHABET[bits >> 18], _ALPHABET[bits >> 12 & 63], _ALPHABET[bits >> 6 & 63], _ALPHABET[bits & 63]))
    rest = data[len(data) - len(data) % 3 :]
    if rest:
        bits = int.from_bytes(rest.ljust(3, b'\0'))
        four = bytes((_ALPHABET[bits >> 18], _ALPHABET[bits >> 12 & 63], _ALPHABET[bits >> 6 & 63], _ALPHABET[bits & 63]))
        out += four[: len(rest) + 1] + b'=' * (3 - len(rest))
    if newline:
        out += b'\n'
    return bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    """Bytes from base 64. What is no digit is left out, unless `strict_mode`."""
    text = _text(data)
    if strict_mode and text[:1] == b'=':
        raise Error('Leading padding not allowed')
    out = bytearray()
    place = 0
    rest = 0
    pads = 0
    has_started = False
    for i, code in enumerate(text):
        if code == 61:
            pads += 1
            if place >= 2 and place + pads >= 4:
                if strict_mode and i + 1 < len(text):
                    raise Error('Excess data after padding')
                return bytes(out)
            if strict_mode and place == 0:
                raise Error('Excess padding not allowed')
            continue
        value = _VALUES.get(code)
        if value is None:
            if strict_mode:
                raise Error('Only base64 data is allowed')
            continue
        if strict_mode and pads:
            raise Error('Discontinuous padding not allowed')
        pads = 0
        has_started = True
        if place == 0:
            rest = value
        elif place == 1:
            out.append(rest << 2 | value >> 4)
            rest = value & 15
        elif place == 2:
            out.append(rest << 4 | value >> 2)
            rest = value & 3
        else:
            out.append(rest << 6 | value)
            rest = 0
        place = (place + 1) % 4
    if place == 1:
        count = len(out) // 3 * 4 + 1
        raise Error(
            f'Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a multiple of 4'
        )
    if place:
        raise Error('Incorrect padding')
    return bytes(out)


def crc32(data, crc=0, /):
    """A checksum of 32 bits."""
    return _crc32(_data(data), crc & 0xFFFFFFFF)


def crc_hqx(data, crc, /):
    """A checksum of 16 bits."""
    crc &= 0xFFFF
    for byte in _data(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def b2a_uu(data, /, *, backtick=False):
    """A line of uuencoded bytes."""
    data = _data(data)
    if len(data) > 45:
        raise Error('At most 45 bytes at once')
    zero = '`' if backtick else ' '
    out = [chr(32 + len(data)) if data else zero]
    for i in range(0, len(data), 3):
        bits = int.from_bytes(data[i : i + 3].ljust(3, b'\0'))
        out += [chr(32 + part) if part else zero for part in (bits >> 18, bits >> 12 & 63, bits >> 6 & 63, bits & 63)]
    return (''.join(out) + '\n').encode('ascii')


def a2b_uu(data, /):
    """Bytes from a line that was uuencoded."""
    text = _text(data)
    size = text[0] - 32 & 63
    out = bytearray()
    digits = [0 if code in b'\r\n' else code - 32 & 63 for code in text[1:].rstrip(b'\r\n')]
    digits += [0] * (-len(digits) % 4)
    for i in range(0, len(digits), 4):
        bits = digits[i] << 18 | digits[i + 1] << 12 | digits[i + 2] << 6 | digits[i + 3]
        out += bits.to_bytes(3)
    return bytes(out[:size].ljust(size, b'\0'))


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Bytes as quoted-printable text."""
    out = bytearray()
    width = 0
    data = _data(data)
    for i, byte in enumerate(data):
        if byte == 10 and istext:
            out += b'\n'
            width = 0
            continue
        ends_line = i + 1 == len(data) or data[i + 1] == 10
        if header and byte == 32:
            piece = b'_'
        elif byte > 126 or byte == 61 or byte < 32 and byte not in b'\t\r' or byte in b' \t' and (quotetabs or ends_line) or header and byte == 95:
            piece = b'=%02X' % byte
        else:
            piece = bytes((byte,))
        if width + len(piece) > 75 and not ends_line or width + len(piece) > 76:
            out += b'=\n'
            width = 0
        out += piece
        width += len(piece)
    return bytes(out)


def a2b_qp(data, header=False):
    """Bytes from quoted-printable text."""
    import re

    def byte(found):
        if found[1] is None:
            return b''
        return bytes.fromhex(found[1].decode('ascii'))

    text = _text(data)
    if header:
        text = text.replace(b'_', b' ')
    return re.sub(rb'=(?:([0-9A-Fa-f]{2})|[ \t]*\r?\n|$)', byte, text)
