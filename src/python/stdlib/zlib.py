"""Checksums. Compression itself is not here."""

from _interleave import unsupported
from binascii import _data, crc32

__all__ = ['adler32', 'crc32', 'error', 'compress', 'decompress']


class error(Exception):
    """Compressed data is wrong."""


error.__module__ = 'zlib'


def adler32(data, value=1, /):
    """A checksum of 32 bits."""
    a, b = value & 0xFFFF, value >> 16 & 0xFFFF
    for byte in _data(data):
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def _refused(name):
    def refuse(*args, **kwargs):
        unsupported(f"`zlib.{name}` can't be used in Interleave: it has the checksums, not the compression")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


compress, decompress, compressobj, decompressobj = map(
    _refused, ('compress', 'decompress', 'compressobj', 'decompressobj'),
)
