"""Bytes in bases 16, 32, 64 and 85."""

import binascii

__all__ = [
    'encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode',
    'b32hexencode', 'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode',
    'z85encode', 'z85decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode',
]


def _bytes_of(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    if hasattr(s, 'tobytes'):
        return s.tobytes()
    raise TypeError(f'argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}')


def _data(s):
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    if hasattr(s, 'tobytes'):
        return s.tobytes()
    raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")


# --- Base 64 ---------------------------------------------------------------------------------------------------------


def b64encode(s, altchars=None):
    """Bytes in base 64."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b'+/', altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Bytes from base 64."""
    s = _bytes_of(s)
    if altchars is not None:
        altchars = _bytes_of(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


_to_safe = bytes.maketrans(b'+/', b'-_')
_from_safe = bytes.maketrans(b'-_', b'+/')


def urlsafe_b64encode(s):
    """Bytes in base 64 that may stand in an address."""
    return b64encode(s).translate(_to_safe)


def urlsafe_b64decode(s):
    return b64decode(_bytes_of(s).translate(_from_safe))


def encodebytes(s):
    """Bytes in base 64, in lines of 76 characters."""
    s = _data(s)
    return b''.join([binascii.b2a_base64(s[i : i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(_data(s))


def encode(input, output):
    """From one file to another."""
    while data := input.read(57):
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


# --- Bases 32 and 16 -------------------------------------------------------------------------------------------------

_BASE32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_BASE32_HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def _encode32(alphabet, s):
    s = _data(s)
    out = bytearray()
    for i in range(0, len(s), 5):
        part = s[i : i + 5]
        bits = int.from_bytes(part.ljust(5, b'\0'))
        digits = bytes([alphabet[bits >> shift & 31] for shift in range(35, -1, -5)])
        kept = (len(part) * 8 + 4) // 5
        out += digits[:kept] + b'=' * (8 - kept)
    return bytes(out)


def _decode32(alphabet, s, casefold, map01):
    s = _bytes_of(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes_of(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b'=')
    pads = size - len(s)
    values = {code: value for value, code in enumerate(alphabet)}
    out = bytearray()
    for i in range(0, len(s), 8):
        bits = 0
        for code in s[i : i + 8].ljust(8, alphabet[:1]):
            if code not in values:
                raise binascii.Error('Non-base32 digit found')
            bits = bits << 5 | values[code]
        out += bits.to_bytes(5)
    if pads not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    if pads and out:
        del out[-((5 * pads + 7) // 8) :]
    return bytes(out)


def b32encode(s):
    """Bytes in base 32."""
    return _encode32(_BASE32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode32(_BASE32, s, casefold, map01)


def b32hexencode(s):
    return _encode32(_BASE32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_BASE32_HEX, s, casefold, None)


def b16encode(s):
    """Bytes in base 16."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_of(s)
    if casefold:
        s = s.upper()
    for code in s:
        if code not in b'0123456789ABCDEF':
            raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


# --- Base 85 ---------------------------------------------------------------------------------------------------------

_BASE85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
_ASCII85 = bytes(range(33, 118))
_Z85 = b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'


def _encode85(alphabet, data, pad=False, short=()):
    # `short`: words that have a sign of their own.
    out = []
    missing = -len(data) % 4
    data += b'\0' * missing
    for i in range(0, len(data), 4):
        word = int.from_bytes(data[i : i + 4])
        sign = dict(short).get(word)
        if sign is not None:
            out.append(sign)
            continue
        digits = []
        for _ in range(5):
            word, digit = divmod(word, 85)
            digits.append(alphabet[digit])
        out.append(bytes(reversed(digits)))
    if missing and not pad:
        if out[-1] == b'z':
            out[-1] = alphabet[:1] * 5
        out[-1] = out[-1][:-missing]
    return b''.join(out)


def b85encode(b, pad=False):
    """Bytes in base 85, as git writes them."""
    return _encode85(_BASE85, _data(b), pad)


def b85decode(b):
    return _decode85(_BASE85, _bytes_of(b), 'base85')


def z85encode(s):
    return _encode85(_Z85, _data(s))


def z85decode(s):
    return _decode85(_Z85, _bytes_of(s), 'z85')


def _decode85(alphabet, text, name):
    values = {code: value for value, code in enumerate(alphabet)}
    missing = -len(text) % 5
    text += alphabet[-1:] * missing
    out = []
    for i in range(0, len(text), 5):
        word = 0
        for at, code in enumerate(text[i : i + 5]):
            if code not in values:
                raise ValueError(f'bad {name} character at position {i + at}')
            word = word * 85 + values[code]
        if word >= 1 << 32:
            raise ValueError(f'{name} overflow in hunk starting at byte {i}')
        out.append(word.to_bytes(4))
    data = b''.join(out)
    return data[:-missing] if missing else data


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Bytes in Ascii85."""
    short = [(0, b'z')]
    if foldspaces:
        short.append((0x20202020, b'y'))
    text = _encode85(_ASCII85, _data(b), pad, short)
    if adobe:
        text = b'<~' + text
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [text[i : i + wrapcol] for i in range(0, len(text), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        text = b'\n'.join(lines)
    return text + b'~>' if adobe else text


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """Bytes from Ascii85."""
    b = _bytes_of(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    out = []
    digits = []
    for code in b + b'u' * 4:
        if 33 <= code <= 117:
            digits.append(code - 33)
            if len(digits) == 5:
                word = 0
                for digit in digits:
                    word = word * 85 + digit
                if word >= 1 << 32:
                    raise ValueError('Ascii85 overflow')
                out.append(word.to_bytes(4))
                digits.clear()
        elif code == 122:
            if digits:
                raise ValueError('z inside Ascii85 5-tuple')
            out.append(b'\0\0\0\0')
        elif foldspaces and code == 121:
            if digits:
                raise ValueError('y inside Ascii85 5-tuple')
            out.append(b'    ')
        elif code not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {chr(code)}')
    data = b''.join(out)
    missing = 4 - len(digits)
    return data[:-missing] if missing else data
