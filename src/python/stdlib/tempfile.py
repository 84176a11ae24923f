"""Temporary files and directories."""

import io
import os
import random

__all__ = [
    'NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp', 'mktemp',
    'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb',
]

TMP_MAX = 10000
template = 'tmp'
tempdir = None
_letters = 'abcdefghijklmnopqrstuvwxyz0123456789_'
_names = None


def gettempdir():
    """The directory of temporary files."""
    return tempdir or '/tmp'


def gettempdirb():
    return os.fsencode(gettempdir())


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def _free(prefix, suffix, dir):
    global _names
    if _names is None:
        _names = random.Random()
    dir = os.path.abspath(gettempdir() if dir is None else os.fspath(dir))
    while True:
        name = ''.join(_names.choices(_letters, k=8))
        path = os.path.join(dir, (prefix or template) + name + (suffix or ''))
        if not os.path.exists(path):
            return path


def mktemp(suffix='', prefix=template, dir=None):
    """A path that is free."""
    return _free(prefix, suffix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a temporary directory."""
    path = _free(prefix, suffix, dir)
    os.mkdir(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Makes a temporary file; gives its number and path."""
    path = _free(prefix, suffix, dir)
    file = open(path, 'x+b')
    return file.fileno(), path


class _TemporaryFile:
    """A file that is gone when it is closed."""

    def __init__(self, file, name, delete):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.__dict__['file'], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        yield from self.file

    def __repr__(self):
        return f'<tempfile._TemporaryFileWrapper object at {hex(id(self))}>'

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and os.path.exists(self.name):
                os.unlink(self.name)


_TemporaryFile.__name__ = _TemporaryFile.__qualname__ = '_TemporaryFileWrapper'


def NamedTemporaryFile(
    mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None,
    delete_on_close=True,
):
    """A temporary file with a name."""
    path = _free(prefix, suffix, dir)
    return _TemporaryFile(open(path, mode, buffering, encoding, errors, newline), path, delete)


def TemporaryFile(
    mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None,
):
    """A temporary file without a name."""
    path = _free(prefix, suffix, dir)
    file = open(path, mode, buffering, encoding, errors, newline)
    os.unlink(path)
    return file


class SpooledTemporaryFile(io.IOBase):
    """A temporary file that stays in memory while it is small."""

    def __init__(
        self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
        errors=None,
    ):
        self._file = TemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)

    def __getattr__(self, name):
        return getattr(self.__dict__['_file'], name)

    def __iter__(self):
        return iter(self._file)

    @property
    def closed(self):
        return self._file.closed

    def close(self):
        self._file.close()

    def read(self, *args):
        return self._file.read(*args)

    def readline(self, *args):
        return self._file.readline(*args)

    def write(self, data):
        return self._file.write(data)

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def rollover(self):
        pass


class TemporaryDirectory:
    """A directory that is gone at the end."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete
        self._ignore = ignore_cleanup_errors

    def __repr__(self):
        return f'<TemporaryDirectory {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, *exc_info):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        import shutil

        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore)
