"""What a program can ask of its operating system: here, of a small one in memory."""

import abc
import sys
from collections.abc import MutableMapping

import _files
import posixpath as path
from _files import strerror
from _interleave import generic_alias, unsupported
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

__all__ = [
    'altsep', 'curdir', 'pardir', 'sep', 'pathsep', 'linesep', 'defpath', 'name', 'path', 'devnull', 'SEEK_SET',
    'SEEK_CUR', 'SEEK_END', 'fsencode', 'fsdecode', 'get_exec_path', 'fdopen', 'extsep', 'PathLike', 'environ',
    'getenv', 'getcwd', 'chdir', 'listdir', 'mkdir', 'makedirs', 'remove', 'unlink', 'rmdir', 'removedirs', 'rename',
    'renames', 'replace', 'stat', 'lstat', 'walk', 'scandir', 'access', 'getpid', 'getppid', 'cpu_count',
    'process_cpu_count', 'urandom', 'fspath', 'error', 'putenv', 'unsetenv', 'DirEntry', 'stat_result',
    'terminal_size', 'F_OK', 'R_OK', 'W_OK', 'X_OK', 'strerror', 'utime', 'chmod', 'getcwdb', 'get_terminal_size',
]

sys.modules['os.path'] = path
name = 'posix'
linesep = '\n'
error = OSError
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
F_OK = 0
X_OK = 1
W_OK = 2
R_OK = 4
O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
O_CREAT = 64
O_EXCL = 128
O_TRUNC = 512
O_APPEND = 1024
O_NONBLOCK = 2048
EX_OK = 0
supports_bytes_environ = True
PROCESS = 4242


class PathLike(abc.ABC):
    """Anything that stands for a path."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any('__fspath__' in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        return generic_alias(cls, item)


def fspath(path):
    """The text of a path."""
    if isinstance(path, (str, bytes)):
        return path
    convert = getattr(type(path), '__fspath__', None)
    if convert is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    text = convert(path)
    if not isinstance(text, (str, bytes)):
        raise TypeError(
            f'expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(text).__name__}'
        )
    return text


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


# --- Environment -----------------------------------------------------------------------------------------------------


class _Environ(MutableMapping):
    def __init__(self, data):
        self._data = data

    def _checked(self, value):
        if not isinstance(value, str):
            raise TypeError(f'str expected, not {type(value).__name__}')
        return value

    def __getitem__(self, key):
        key = self._checked(key)
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        key, value = self._checked(key), self._checked(value)
        if not key or '=' in key:
            raise _files.error(22)
        self._data[key] = value

    def __delitem__(self, key):
        try:
            del self._data[self._checked(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return 'environ({' + ', '.join([f'{key!r}: {value!r}' for key, value in self._data.items()]) + '})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return dict(self) | dict(other)

    def __ror__(self, other):
        return dict(other) | dict(self)


environ = _Environ({
    'HOME': _files.HOME,
    'LANG': 'C.UTF-8',
    'LOGNAME': 'user',
    'PATH': '/usr/local/bin:/usr/bin:/bin',
    'PWD': _files.HOME,
    'SHELL': '/bin/sh',
    'USER': 'user',
})


def getenv(key, default=None):
    """The value of an environment variable, or a default."""
    return environ.get(key, default)


def putenv(name, value, /):
    environ[name] = value


def unsetenv(name, /):
    environ.pop(name, None)


def get_exec_path(env=None):
    return (environ if env is None else env).get('PATH', defpath).split(pathsep)


# --- Process ---------------------------------------------------------------------------------------------------------


def getpid():
    """The number of this process: always the same here."""
    return PROCESS


def getppid():
    return PROCESS - 1


def getpgid(pid):
    return PROCESS


def getuid():
    return 1000


getgid = geteuid = getegid = getuid


def getlogin():
    return 'user'


def cpu_count():
    """How many processors there are."""
    return 4


def process_cpu_count():
    return 4


def sched_getaffinity(pid, /):
    return {0, 1, 2, 3}


def sched_yield():
    pass


def getloadavg():
    return 0.0, 0.0, 0.0


def urandom(size, /):
    """Bytes that look random: of the run's seed, so that every run gets the same."""
    if not isinstance(size, int):
        raise TypeError(f"'{type(size).__name__}' object cannot be interpreted as an integer")
    if size < 0:
        raise ValueError('negative argument not allowed')
    from _random import Random

    global _source
    if _source is None:
        _source = Random()
    return _source.getrandbits(8 * size).to_bytes(size, 'little') if size else b''


_source = None


def getrandom(size, flags=0):
    return urandom(size)


class _Fields(tuple):
    _names = ()

    def __new__(cls, values):
        return tuple.__new__(cls, values)

    def __getattr__(self, name):
        if name in self._names:
            return self[self._names.index(name)]
        raise AttributeError(f"'{type(self).__module__}.{type(self).__name__}' object has no attribute {name!r}")

    def __repr__(self):
        shown = [f'{name}={value!r}' for name, value in zip(self._names, self)]
        return f'os.{type(self).__name__}({", ".join(shown)})'


class terminal_size(_Fields):
    """Columns and lines of a terminal."""

    _names = ('columns', 'lines')


class uname_result(_Fields):
    """What the system calls itself."""

    _names = ('sysname', 'nodename', 'release', 'version', 'machine')

    def __repr__(self):
        return 'posix' + super().__repr__()[2:]


class times_result(_Fields):
    """Times of the process, in seconds."""

    _names = ('user', 'system', 'children_user', 'children_system', 'elapsed')

    def __repr__(self):
        return 'posix' + super().__repr__()[2:]


def get_terminal_size(fd=1, /):
    raise _files.error(25)


def isatty(fd, /):
    return False


def uname():
    return uname_result(('Linux', 'interleave', '6.1.0', '#1', 'x86_64'))


def times():
    import time

    used = time.process_time()
    return times_result((used, 0.0, 0.0, 0.0, time.monotonic()))


def umask(mask, /):
    return 0o22


# --- Files -----------------------------------------------------------------------------------------------------------


def _given(value, name, others='str'):
    if isinstance(value, (str, bytes)):
        return value
    if hasattr(type(value), '__fspath__'):
        return fspath(value)
    raise TypeError(f'{name}: path should be string, bytes or os.PathLike, not {type(value).__name__}')


def _plain(value):
    if '\0' in (text := fsdecode(value)):
        raise ValueError('embedded null byte')
    return text


def getcwd():
    """The current directory."""
    return _files.current_directory()


def getcwdb():
    return getcwd().encode()


def chdir(path):
    """Changes the current directory."""
    path = _given(path, 'chdir')
    _files.change_directory(_plain(path), path)


def listdir(path=None):
    """The names in a directory."""
    if path is not None and not isinstance(path, (str, bytes, int)) and not hasattr(type(path), '__fspath__'):
        raise TypeError(
            f'listdir: path should be string, bytes, os.PathLike, integer or None, not {type(path).__name__}'
        )
    path = '.' if path is None else fspath(path)
    node = _files.find(_plain(path), path)
    if not node.is_directory:
        raise _files.error(20, path)
    return [name.encode() for name in node.children] if isinstance(path, bytes) else list(node.children)


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Makes a directory."""
    path = _given(path, 'mkdir')
    _files.make(_plain(path), True, path)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a directory and those above it."""
    name = fspath(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == '.':
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def remove(path, *, dir_fd=None):
    """Removes a file."""
    path = _given(path, 'remove')
    _files.remove(_plain(path), False, path)


unlink = remove


def rmdir(path, *, dir_fd=None):
    """Removes an empty directory."""
    path = _given(path, 'rmdir')
    _files.remove(_plain(path), True, path)


def removedirs(name):
    """Removes a directory and those above it that are empty then."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Gives a file or directory another name."""
    src, dst = _given(src, 'rename'), _given(dst, 'rename')
    _files.rename(_plain(src), _plain(dst), src, dst)


replace = rename


def renames(old, new):
    head, _ = path.split(new)
    if head and not path.exists(head):
        makedirs(head)
    rename(old, new)


_STAT_NAMES = (
    'st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime', 'st_mtime', 'st_ctime',
)


class stat_result(_Fields):
    """What is known of a file."""

    _names = _STAT_NAMES
    n_fields = 19
    n_sequence_fields = 10

    def __getattr__(self, name):
        if name in ('st_atime', 'st_mtime', 'st_ctime', 'st_birthtime'):
            return self._times[name] / 1e9
        if name.endswith('_ns') and name[:-3] in self._times:
            return self._times[name[:-3]]
        return super().__getattr__(name)


def _stat_of(node):
    kind = 0o040000 if node.is_directory else 0o100000
    size = 4096 if node.is_directory else len(node.data)
    times = {'st_atime': node.accessed, 'st_mtime': node.modified, 'st_ctime': node.created}
    whole = [value // 1_000_000_000 for value in times.values()]
    made = stat_result((kind | node.mode, node.number, 1, 1, 1000, 1000, size, *whole))
    made._times = times
    return made


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What is known of a file."""
    return _stat_of(_find(path, 'stat'))


def lstat(path, *, dir_fd=None):
    return _stat_of(_find(path, 'lstat'))


def fstat(fd):
    return _stat_of(_find(fd, 'fstat'))


def _find(target, name):
    return path._find(target, name)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Whether a file may be used in a way."""
    from posixpath import _lookup

    node = _lookup(path)
    return node is not None and (mode & X_OK == 0 or bool(node.mode & 0o111))


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    _find(path, 'chmod').mode = mode & 0o7777


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    node = _find(path, 'utime')
    if ns is not None:
        node.accessed, node.modified = ns
    elif times is not None:
        node.accessed, node.modified = (int(value * 1e9) for value in times)
    else:
        node.touch()


def truncate(path, length):
    with _builtin_open(path, 'r+b') as file:
        file.truncate(length)


class DirEntry:
    """An entry of a directory."""

    def __init__(self, directory, name, node):
        self.name = name
        self.path = path.join(directory, name)
        self._node = node

    def is_dir(self, *, follow_symlinks=True):
        return self._node.is_directory

    def is_file(self, *, follow_symlinks=True):
        return not self._node.is_directory

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return _stat_of(self._node)

    def inode(self):
        return self._node.number

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'


class _Scan:
    def __init__(self, entries):
        self._entries = entries

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path=None):
    """The entries of a directory, one by one."""
    directory = '.' if path is None else fspath(path)
    node = _files.find(_plain(directory), directory)
    if not node.is_directory:
        raise _files.error(20, directory)
    return _Scan(iter([DirEntry(directory, name, child) for name, child in node.children.items()]))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Goes through a directory and all below it."""
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    directories = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, directories, files
    for each in directories:
        yield from walk(path.join(top, each), topdown, onerror, followlinks)
    if not topdown:
        yield top, directories, files


def fdopen(fd, mode='r', *args, **kwargs):
    unsupported("`os.fdopen` can't be used in Interleave: open files by their path")


def _refused(name, why):
    def refuse(*args, **kwargs):
        unsupported(f"`os.{name}` can't be used in Interleave: {why}")

    refuse.__name__ = refuse.__qualname__ = name
    sys.modules['os'].__dict__[name] = refuse


for _name in (
    'system', 'popen', 'fork', 'forkpty', 'execv', 'execve', 'execvp', 'execl', 'execlp', 'spawnl', 'spawnv', 'kill',
    'killpg', 'wait', 'waitpid', 'posix_spawn', 'abort', 'nice', 'setsid', 'startfile',
):
    _refused(_name, 'there are no other processes here')
for _name in ('pipe', 'read', 'write', 'close', 'dup', 'dup2', 'lseek', 'fsync', 'ftruncate', 'sendfile'):
    _refused(_name, 'files are opened with `open`, not by number')
for _name in ('symlink', 'link', 'readlink', 'chown', 'mkfifo', 'mknod', 'statvfs'):
    _refused(_name, 'its files are a simple tree in memory')
_refused('_exit', 'use `sys.exit`')
_refused('register_at_fork', 'there are no other processes here')
_builtin_open = open
_refused('open', 'files are opened with the built-in `open`, not by number')
del _name
