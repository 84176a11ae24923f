"""Paths as objects."""

import io
import os
from collections.abc import Sequence

from _interleave import unsupported

__all__ = [
    'UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath',
]


class UnsupportedOperation(NotImplementedError):
    """This kind of path cannot do that."""


UnsupportedOperation.__module__ = 'pathlib._abc'


class _Parents(Sequence):
    def __init__(self, path):
        self._path = path
        self._count = len(path._names) if path.root or not path._names else len(path._names)

    def __len__(self):
        return self._count

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._made(self._path.root, self._path._names[: -index - 1])

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    """A path that is only text."""

    __slots__ = ('_root', '_names', '__weakref__')
    parser = os.path

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts.append(str(arg))
                continue
            text = arg
            if not isinstance(arg, str):
                convert = getattr(type(arg), '__fspath__', None)
                text = arg if convert is None else convert(arg)
                if not isinstance(text, str):
                    raise TypeError(
                        'argument should be a str or an os.PathLike object where __fspath__ returns a str, '
                        f'not {type(text).__name__!r}'
                    )
            texts.append(text)
        whole = os.path.join(*texts) if texts else ''
        _, self._root, rest = os.path.splitroot(whole)
        self._names = tuple([name for name in rest.split('/') if name and name != '.'])

    def _made(self, root, names):
        made = self.with_segments()
        made._root = root
        made._names = tuple(names)
        return made

    def with_segments(self, *pathsegments):
        """A path of the same kind."""
        return type(self)(*pathsegments)

    # --- As text and value ---

    def __str__(self):
        return self._root + '/'.join(self._names) or '.'

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f'{type(self).__name__}({self.as_posix()!r})'

    def as_uri(self):
        """The path as an address."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes

        return 'file://' + quote_from_bytes(bytes(self))

    def _key(self):
        return self._root, self._names

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def _parts_to_compare(self):
        return str(self).split('/')

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts_to_compare() < other._parts_to_compare()

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts_to_compare() <= other._parts_to_compare()

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts_to_compare() > other._parts_to_compare()

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._parts_to_compare() >= other._parts_to_compare()

    def __reduce__(self):
        return self.__class__, self.parts

    # --- Put together ---

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *pathsegments):
        """The path with others behind it."""
        return self.with_segments(self, *pathsegments)

    # --- Parts ---

    drive = property(lambda self: '')
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._root)

    @property
    def parts(self):
        return (self._root, *self._names) if self._root else self._names

    @property
    def name(self):
        return self._names[-1] if self._names else ''

    @property
    def suffix(self):
        name = self.name
        at = name.rfind('.')
        return name[at:] if 0 < at < len(name) - 1 else ''

    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        name = self.name
        at = name.rfind('.')
        return name[:at] if 0 < at < len(name) - 1 else name

    @property
    def parent(self):
        return self._made(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        """The path with another name at its end."""
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._made(self._root, (*self._names[:-1], name))

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """The path with another extension."""
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not (suffix.startswith('.') and len(suffix) > 1) or '/' in suffix:
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    def relative_to(self, other, *_deprecated, walk_up=False):
        """The path as seen from another."""
        other = self.with_segments(other, *_deprecated)
        ups = 0
        for base in (other, *other.parents):
            if self._root == base._root and self._names[: len(base._names)] == base._names:
                break
            if not walk_up:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            if base.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
            ups += 1
        else:
            raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
        return self._made('', ('..',) * ups + self._names[len(base._names) :])

    def is_relative_to(self, other, *_deprecated):
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def is_absolute(self):
        return self._root != ''

    def is_reserved(self):
        return False

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether the end of the path matches a pattern."""
        pattern = path_pattern if isinstance(path_pattern, PurePath) else self.with_segments(path_pattern)
        wanted = [*pattern.parts][::-1]
        own = [*self.parts][::-1]
        if not wanted:
            raise ValueError('empty pattern')
        if len(own) < len(wanted) or len(own) > len(wanted) and pattern.anchor:
            return False
        return all(_name_matches(part, each, case_sensitive) for part, each in zip(own, wanted))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether the whole path matches a pattern."""
        pattern = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        return _parts_match(self.parts, pattern.parts, case_sensitive)


def _name_matches(name, pattern, case_sensitive):
    from fnmatch import fnmatchcase

    if case_sensitive is False:
        return fnmatchcase(name.lower(), pattern.lower())
    return fnmatchcase(name, pattern)


def _parts_match(parts, patterns, case_sensitive):
    if not patterns:
        return not parts
    if patterns[0] == '**':
        return any(_parts_match(parts[i:], patterns[1:], case_sensitive) for i in range(len(parts) + 1))
    if not parts or not _name_matches(parts[0], patterns[0], case_sensitive):
        return False
    return _parts_match(parts[1:], patterns[1:], case_sensitive)


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A path as POSIX writes it."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path as Windows writes it: not here."""

    __slots__ = ()

    def __init__(self, *args):
        unsupported("`pathlib.PureWindowsPath` can't be used in Interleave: it has POSIX paths")


class Path(PurePath):
    """A path to something on the run's file system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser('~'))

    @classmethod
    def from_uri(cls, uri):
        from urllib.parse import unquote_to_bytes

        if not uri.startswith('file:'):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == '///':
            path = path[2:]
        elif path[:12] == '//localhost/':
            path = path[11:]
        made = cls(os.fsdecode(unquote_to_bytes(path)))
        if not made.is_absolute():
            raise ValueError(f'URI is not absolute: {uri!r}')
        return made

    # --- What there is ---

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    def lstat(self):
        return os.stat(self)

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(self)

    def is_dir(self, *, follow_symlinks=True):
        return os.path.isdir(self)

    def is_file(self, *, follow_symlinks=True):
        return os.path.isfile(self)

    def is_mount(self):
        return os.path.ismount(self)

    def is_symlink(self):
        return False

    is_junction = is_block_device = is_char_device = is_fifo = is_socket = is_symlink

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def owner(self, *, follow_symlinks=True):
        os.stat(self)
        return 'user'

    def group(self, *, follow_symlinks=True):
        os.stat(self)
        return 'user'

    # --- Where it is ---

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(os.getcwd(), self)

    def resolve(self, strict=False):
        """The absolute path without detours."""
        if strict:
            os.stat(self)
        return self.with_segments(os.path.realpath(self))

    def expanduser(self):
        return self.with_segments(os.path.expanduser(str(self)))

    def iterdir(self):
        """The paths in a directory."""
        return iter([self / name for name in os.listdir(self)])

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths below that match a pattern."""
        found = pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)
        if found.anchor:
            raise NotImplementedError('Non-relative patterns are unsupported')
        names = list(found._names)
        if not names:
            raise ValueError(f'Unacceptable pattern: {found!r}')
        return self._once(names, str(pattern).endswith('/'), case_sensitive)

    def _once(self, names, only_folders, case_sensitive):
        seen = set()
        for path in self._select(names, case_sensitive):
            if path not in seen and (not only_folders or path.is_dir()):
                seen.add(path)
                yield path

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths anywhere below that match a pattern."""
        text = str(pattern)
        if text.startswith('/'):
            raise NotImplementedError('Non-relative patterns are unsupported')
        return self.glob('**/' + text, case_sensitive=case_sensitive)

    def _select(self, names, case_sensitive):
        if not names:
            yield self
            return
        name, rest = names[0], names[1:]
        if name == '**':
            yield from self._select(rest, case_sensitive)
            for entry in _entries(self):
                if entry.is_dir():
                    yield from (self / entry.name)._select(names, case_sensitive)
                elif not rest:
                    yield self / entry.name
        elif name == '..':
            yield from (self / '..')._select(rest, case_sensitive)
        else:
            for entry in _entries(self):
                if _name_matches(entry.name, name, case_sensitive) and (not rest or entry.is_dir()):
                    yield from (self / entry.name)._select(rest, case_sensitive)

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Goes through the directory and all below it."""
        for folder, folders, files in os.walk(self, top_down, on_error):
            yield self.with_segments(folder), folders, files

    # --- Files ---

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        """The text in the file."""
        with self.open('r', -1, encoding, errors, newline) as file:
            return file.read()

    def read_bytes(self):
        """The bytes in the file."""
        with self.open('rb') as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Makes a file of text."""
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', -1, encoding, errors, newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        """Makes a file of bytes."""
        with self.open('wb') as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        """Makes an empty file, or gives a file the present time."""
        if exist_ok and self.exists():
            os.utime(self)
            return
        self.open('x').close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes a directory."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def unlink(self, missing_ok=False):
        """Removes the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Removes the empty directory."""
        os.rmdir(self)

    def rename(self, target):
        """Gives the file another path."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)

    def readlink(self):
        return self.with_segments(os.readlink(self))


def _entries(path):
    try:
        return list(os.scandir(path))
    except OSError:
        return []


class PosixPath(Path, PurePosixPath):
    """A path to something, as POSIX writes it."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path on Windows: not here."""

    __slots__ = ()


for _kind in (PurePath, PurePosixPath, PureWindowsPath, Path, PosixPath, WindowsPath):
    _kind.__module__ = 'pathlib._local'
del _kind
