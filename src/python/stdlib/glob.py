"""Paths that match a pattern of the shell."""

import fnmatch
import os
import re

__all__ = ['escape', 'glob', 'iglob', 'translate']

_magic = re.compile('[*?[]')


def has_magic(s):
    return _magic.search(s) is not None


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match, one by one."""
    is_bytes = isinstance(pathname, bytes)
    text = os.fsdecode(pathname)
    root = '' if root_dir is None else os.fsdecode(root_dir)
    absolute = text.startswith('/')
    names = [name for name in text.split('/')]
    if absolute:
        names = names[1:]
    for path in _below('/' if absolute else '', names, root, recursive, include_hidden):
        if path:
            yield path.encode() if is_bytes else path


def _children(path, root):
    try:
        return os.listdir(os.path.join(root, path) or '.')
    except OSError:
        return []


def _below(path, names, root, recursive, hidden):
    if not names:
        yield path
        return
    name, rest = names[0], names[1:]
    if name == '' and not rest:
        if os.path.isdir(os.path.join(root, path) or '.'):
            yield path if path.endswith('/') else path + '/'
        return
    if recursive and name == '**':
        yield from _below(path, rest, root, recursive, hidden) if rest else iter([path + '/' if path else ''])
        for each in _children(path, root):
            if each.startswith('.') and not hidden:
                continue
            below = os.path.join(path, each)
            if os.path.isdir(os.path.join(root, below)):
                yield from _below_all(below, rest, root, hidden)
            elif not rest:
                yield below
        return
    if not has_magic(name):
        below = os.path.join(path, name)
        if os.path.exists(os.path.join(root, below)):
            yield from _below(below, rest, root, recursive, hidden)
        return
    for each in _children(path, root):
        if each.startswith('.') and not hidden and not name.startswith('.'):
            continue
        if fnmatch.fnmatch(each, name):
            below = os.path.join(path, each)
            if not rest or os.path.isdir(os.path.join(root, below)):
                yield from _below(below, rest, root, recursive, hidden)


def _below_all(path, rest, root, hidden):
    if rest:
        yield from _below(path, ['**', *rest], root, True, hidden)
        return
    yield path
    for each in _children(path, root):
        if each.startswith('.') and not hidden:
            continue
        below = os.path.join(path, each)
        if os.path.isdir(os.path.join(root, below)):
            yield from _below_all(below, rest, root, hidden)
        else:
            yield below


def escape(pathname):
    """A path in which nothing is a pattern."""
    if isinstance(pathname, bytes):
        return re.sub(rb'([*?[])', rb'[\1]', pathname)
    return re.sub('([*?[])', r'[\1]', pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """The regular expression that means the same."""
    parts = []
    names = pat.split('/')
    for place, name in enumerate(names):
        last = place == len(names) - 1
        if recursive and name == '**':
            parts.append('.*' if last and include_hidden else '(?:[^/]+/)*' if not last else '(?:[^/.][^/]*/)*(?:[^/.][^/]*)?')
            continue
        inner = fnmatch.translate(name)[4:-3].replace('.*', '[^/]*')
        if not include_hidden and name[:1] in ('*', '?', '['):
            inner = '(?!\\.)' + inner
        parts.append(inner if last else inner + '/')
    return f'(?s:{"".join(parts)})\\Z'
