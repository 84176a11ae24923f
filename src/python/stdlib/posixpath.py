"""Paths as text, as POSIX writes them (`os.path`)."""

import _files

__all__ = [
    'normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
    'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile',
    'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir',
    'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames',
    'relpath', 'commonpath', 'isjunction', 'isreserved', 'isdevdrive',
]

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False


def _text(path, name=None):
    # A path as str or bytes, and the signs of paths of that kind.
    if not isinstance(path, (str, bytes)):
        convert = getattr(type(path), '__fspath__', None)
        if convert is None:
            what = type(path).__name__
            if name is not None:
                raise TypeError(f"{name}() argument must be str, bytes, or os.PathLike object, not '{what}'")
            raise TypeError(f'expected str, bytes or os.PathLike object, not {what}')
        path = convert(path)
    return path, '/' if isinstance(path, str) else b'/'


def normcase(s):
    return _text(s)[0]


def isabs(s):
    s, slash = _text(s)
    return s.startswith(slash)


def join(a, *p):
    """Puts paths together."""
    path, slash = _text(a, None)
    for part in p:
        part, other = _text(part, 'join')
        if other != slash:
            raise TypeError("Can't mix strings and bytes in path components")
        if part.startswith(slash):
            path = part
        elif not path or path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(p):
    """A path before and after its last slash."""
    p, slash = _text(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """A path without its extension, and that."""
    p, slash = _text(p)
    dot = '.' if slash == '/' else b'.'
    at = p.rfind(dot)
    start = p.rfind(slash) + 1
    if at <= start or not p[start:at].strip(dot):
        return p, p[:0]
    return p[:at], p[at:]


def splitdrive(p):
    p, _ = _text(p)
    return p[:0], p


def splitroot(p):
    p, slash = _text(p)
    if p[:1] != slash:
        return p[:0], p[:0], p
    count = 2 if p[1:2] == slash and p[2:3] != slash else 1
    return p[:0], p[:count], p[count:]


def basename(p):
    """What stands after the last slash."""
    p, slash = _text(p)
    return p[p.rfind(slash) + 1 :]


def dirname(p):
    """What stands before the last slash."""
    return split(p)[0]


def commonprefix(m):
    """The text with which all begin."""
    if not m:
        return ''
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def normpath(path):
    """A path without detours."""
    path, slash = _text(path)
    dot = '.' if slash == '/' else b'.'
    if not path:
        return dot
    _, root, rest = splitroot(path)
    names = []
    for name in rest.split(slash):
        if not name or name == dot:
            continue
        if name != dot * 2 or not root and not names or names and names[-1] == dot * 2:
            names.append(name)
        elif names:
            names.pop()
    return root + slash.join(names) or dot


def abspath(path):
    """A path from the root on."""
    path, slash = _text(path)
    if not path.startswith(slash):
        here = _files.current_directory()
        path = join(here if slash == '/' else here.encode(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """The path of what a path leads to."""
    if strict:
        _find(filename)
    return abspath(filename)


def relpath(path, start=None):
    """A path as seen from a directory."""
    path, slash = _text(path)
    if not path:
        raise ValueError('no path specified')
    dot = '.' if slash == '/' else b'.'
    from_names = [name for name in abspath(dot if start is None else start).split(slash) if name]
    names = [name for name in abspath(path).split(slash) if name]
    same = 0
    for a, b in zip(from_names, names):
        if a != b:
            break
        same += 1
    return slash.join([dot * 2] * (len(from_names) - same) + names[same:]) or dot


def commonpath(paths):
    """The longest path that leads to all."""
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash = paths[0][1]
    if any(other != slash for _, other in paths):
        raise TypeError("Can't mix strings and bytes in path components")
    dot = '.' if slash == '/' else b'.'
    if len({path.startswith(slash) for path, _ in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[name for name in path.split(slash) if name and name != dot] for path, _ in paths]
    first, last = min(split_paths), max(split_paths)
    for i, name in enumerate(first):
        if name != last[i]:
            first = first[:i]
            break
    return (slash if paths[0][0].startswith(slash) else slash[:0]) + slash.join(first)


def expanduser(path):
    """A path with `~` replaced by the home directory."""
    path, slash = _text(path)
    tilde = '~' if slash == '/' else b'~'
    if path == tilde or path.startswith(tilde + slash):
        import os

        home = os.environ.get('HOME', _files.HOME)
        return (home if slash == '/' else home.encode()) + path[1:]
    return path


def expandvars(path):
    """A path with `$name` and `${name}` replaced."""
    path, slash = _text(path)
    if slash != '/' or '$' not in path:
        return path
    import os
    import re

    def value(found):
        name = found[1] or found[2]
        return os.environ.get(name, found[0])

    return re.sub(r'\$(\w+)|\$\{([^}]*)\}', value, path, flags=re.ASCII)


# --- What there is ---------------------------------------------------------------------------------------------------


def _path_of(path, name):
    if isinstance(path, (str, bytes)) or hasattr(type(path), '__fspath__'):
        path = _text(path)[0]
    elif not isinstance(path, int):
        raise TypeError(
            f'{name}: path should be string, bytes, os.PathLike or integer, not {type(path).__name__}'
        )
    else:
        return None
    return path if isinstance(path, str) else path.decode('utf-8', 'surrogateescape')


def _find(path, name='stat'):
    if isinstance(path, int) and path in _files.descriptors:
        return _files.descriptors[path].node
    text = _path_of(path, name)
    if text is None:
        raise _files.error(9)
    if '\0' in text:
        raise ValueError(f'{name}: embedded null character in path')
    return _files.find(text, path if isinstance(path, (str, bytes)) else text)


def _lookup(path):
    try:
        return _find(path)
    except (OSError, ValueError):
        return None


def exists(path):
    return _lookup(path) is not None


lexists = exists


def isfile(path):
    node = _lookup(path)
    return node is not None and not node.is_directory


def isdir(s):
    node = _lookup(s)
    return node is not None and node.is_directory


def islink(path):
    return False


def isjunction(path):
    return False


def isreserved(path):
    return False


def isdevdrive(path):
    return False


def ismount(path):
    return abspath(path) == '/'


def getsize(filename):
    node = _find(filename)
    return 4096 if node.is_directory else len(node.data)


def getmtime(filename):
    return _find(filename).modified / 1e9


def getatime(filename):
    return _find(filename).accessed / 1e9


def getctime(filename):
    return _find(filename).created / 1e9


def samefile(f1, f2):
    return _find(f1) is _find(f2)


def sameopenfile(fp1, fp2):
    return _find(fp1) is _find(fp2)


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev
