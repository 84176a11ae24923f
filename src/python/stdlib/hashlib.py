"""Hashes of data: MD5 and the SHA families."""

from _hashes import digest as _digest
from _interleave import unsupported

# Names, sizes of the digest and of a block.
_SIZES = {
    'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128), 'sha512': (64, 128),
    'sha3_224': (28, 144), 'sha3_256': (32, 136), 'sha3_384': (48, 104), 'sha3_512': (64, 72),
    'shake_128': (0, 168), 'shake_256': (0, 136),
}
algorithms_guaranteed = set(_SIZES) | {'blake2b', 'blake2s'}
algorithms_available = set(_SIZES)

__all__ = (*sorted(algorithms_guaranteed), 'new', 'algorithms_guaranteed', 'algorithms_available', 'pbkdf2_hmac', 'file_digest')


class _Hash:
    def __init__(self, name, data=b''):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = bytearray()
        if data:
            self.update(data)
        else:
            _checked(data)

    def update(self, data, /):
        """Takes more data."""
        self._data += _checked(data)

    def digest(self):
        """The hash of what was taken so far."""
        return _digest(self.name, bytes(self._data), self.digest_size)

    def hexdigest(self):
        """The hash in hexadecimal."""
        return self.digest().hex()

    def copy(self):
        """A hash that goes on from here on its own."""
        return self.__class__(self.name, bytes(self._data))

    def __repr__(self):
        kind = 'EVPXOF' if self.digest_size == 0 else 'HASH'
        return f'<{self.name} _hashlib.{kind} object @ {hex(id(self))}>'


class _Shake(_Hash):
    def digest(self, length):
        return _digest(self.name, bytes(self._data), length)

    def hexdigest(self, length):
        return self.digest(length).hex()


def _checked(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    if not isinstance(data, (bytes, bytearray)):
        try:
            return data.tobytes()
        except AttributeError:
            raise TypeError('object supporting the buffer API required') from None
    return data


def new(name, data=b'', *, usedforsecurity=True):
    """A hash by its name."""
    if not isinstance(name, str):
        raise TypeError(f"new() argument 'name' must be str, not {type(name).__name__}")
    known = name.lower().replace('-', '_') if name.lower().startswith('sha3') else name.lower().replace('-', '')
    if known in ('blake2b', 'blake2s'):
        unsupported(f"`hashlib.{known}` can't be used in Interleave: use one of {', '.join(sorted(_SIZES))}")
    if known not in _SIZES:
        raise ValueError(f'unsupported hash type {name}')
    return (_Shake if known.startswith('shake') else _Hash)(known, data)


def _constructor(name):
    def make(data=b'', *, usedforsecurity=True, string=None):
        return new(name, data if string is None else string)

    make.__name__ = make.__qualname__ = f'openssl_{name}'
    return make


md5, sha1, sha224, sha256, sha384, sha512 = map(_constructor, ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'))
sha3_224, sha3_256, sha3_384, sha3_512 = map(_constructor, ('sha3_224', 'sha3_256', 'sha3_384', 'sha3_512'))
shake_128, shake_256, blake2b, blake2s = map(_constructor, ('shake_128', 'shake_256', 'blake2b', 'blake2s'))


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key made of a password (PKCS #5)."""
    from hmac import HMAC

    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    base = HMAC(password, None, hash_name)
    size = base.digest_size if dklen is None else dklen
    if size < 1:
        raise ValueError('key length must be greater than 0.')
    key = b''
    block = 1
    while len(key) < size:
        step = base.copy()
        step.update(salt + block.to_bytes(4))
        last = step.digest()
        total = int.from_bytes(last)
        for _ in range(iterations - 1):
            step = base.copy()
            step.update(last)
            last = step.digest()
            total ^= int.from_bytes(last)
        key += total.to_bytes(base.digest_size)
        block += 1
    return key[:size]


def scrypt(*args, **kwargs):
    unsupported("`hashlib.scrypt` can't be used in Interleave: use `hashlib.pbkdf2_hmac`")


def file_digest(fileobj, digest, /):
    """The hash of a file."""
    made = new(digest) if isinstance(digest, str) else digest()
    while piece := fileobj.read(65536):
        made.update(piece)
    return made
