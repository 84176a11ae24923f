"""Files and whole directories copied, moved, removed."""

import collections
import os

from _interleave import unsupported

__all__ = [
    'copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error',
    'SpecialFileError', 'which', 'get_terminal_size', 'ignore_patterns', 'SameFileError', 'disk_usage',
]


class Error(OSError):
    """Several things went wrong."""


class SameFileError(Error):
    """A file cannot be copied onto itself."""


class SpecialFileError(OSError):
    """The file is of a kind that cannot be copied."""


class ExecError(OSError):
    """A command cannot be run."""


class ReadError(OSError):
    """An archive cannot be read."""


def copyfileobj(fsrc, fdst, length=0):
    """Copies from one open file to another."""
    while data := fsrc.read(length or 65536):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies what is in a file."""
    if os.path.exists(dst) and os.path.samefile(src, dst) if os.path.exists(src) else False:
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with open(src, 'rb') as source, open(dst, 'wb') as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode)


def copystat(src, dst, *, follow_symlinks=True):
    known = os.stat(src)
    os.utime(dst, ns=(known.st_atime_ns, known.st_mtime_ns))
    os.chmod(dst, known.st_mode)


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file and its mode."""
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copies a file with its mode and times."""
    dst = copy(src, dst)
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    """A function for `copytree` that leaves out what matches."""
    import fnmatch

    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignore


def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False,
):
    """Copies a directory and all in it."""
    entries = list(os.scandir(src))
    left_out = set() if ignore is None else set(ignore(os.fspath(src), [entry.name for entry in entries]))
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for entry in entries:
        if entry.name in left_out:
            continue
        target = os.path.join(dst, entry.name)
        if entry.is_dir():
            copytree(entry.path, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(entry.path, target)
    copystat(src, dst)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Removes a directory and all in it."""
    try:
        for entry in list(os.scandir(path)):
            if entry.is_dir():
                rmtree(entry.path)
            else:
                os.unlink(entry.path)
        os.rmdir(path)
    except OSError as problem:
        if onexc is not None:
            onexc(os.rmdir, path, problem)
        elif onerror is not None:
            onerror(os.rmdir, path, (type(problem), problem, problem.__traceback__))
        elif not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    """Moves a file or directory."""
    target = dst
    if os.path.isdir(dst):
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    os.rename(src, target)
    return target


def which(cmd, mode=1, path=None):
    """The path of a command: there are none here."""
    return cmd if os.path.dirname(cmd) and os.path.isfile(cmd) else None


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal; there is none, so what the environment says or the fallback."""
    sizes = []
    for name, other in zip(('COLUMNS', 'LINES'), fallback):
        try:
            size = int(os.environ[name])
        except (KeyError, ValueError):
            size = 0
        sizes.append(size if size > 0 else other)
    return os.terminal_size(sizes)


_usage = collections.namedtuple('usage', 'total used free')


def disk_usage(path):
    os.stat(path)
    return _usage(1 << 30, 1 << 20, (1 << 30) - (1 << 20))


def _refused(name):
    def refuse(*args, **kwargs):
        unsupported(f"`shutil.{name}` can't be used in Interleave: its files are a simple tree in memory")

    return refuse


make_archive, unpack_archive, chown = map(_refused, ('make_archive', 'unpack_archive', 'chown'))
