"""The file system of a run: a small tree in memory, gone when the run is over."""

import sys
import time
from _interleave import source_line
from errno import EEXIST, EINVAL, EISDIR, ENOENT, ENOTDIR, ENOTEMPTY, _texts

HOME = '/interleave'


class Node:
    """A file, with `data`, or a directory, with `children`."""

    def __init__(self, is_directory):
        global _nodes
        self.is_directory = is_directory
        self.children = {} if is_directory else None
        self.data = None if is_directory else bytearray()
        self.mode = 0o755 if is_directory else 0o644
        self.accessed = self.modified = self.created = _now()
        _nodes += 1
        self.number = _nodes

    def touch(self):
        self.modified = _now()


def _now():
    return time.time_ns()


def strerror(code):
    """The text of an error number."""
    return _texts.get(code) or f'Unknown error {code}'


def error(code, path=None, other=None):
    """The OSError for an error number and the paths it is about."""
    if path is None:
        return OSError(code, strerror(code))
    if other is None:
        return OSError(code, strerror(code), path)
    return OSError(code, strerror(code), path, None, other)


def parts_of(text):
    """The names that lead from the root to a path."""
    names = [] if text.startswith('/') else cwd.copy()
    for name in text.split('/'):
        if name == '..':
            if names:
                names.pop()
        elif name not in ('', '.'):
            names.append(name)
    return names


def find(text, shown=None):
    """The node at a path. `shown` is what errors call it."""
    if not text:
        raise error(ENOENT, text if shown is None else shown)
    node = _root
    for name in parts_of(text):
        if not node.is_directory:
            raise error(ENOTDIR, text if shown is None else shown)
        node = node.children.get(name)
        if node is None:
            raise error(ENOENT, text if shown is None else shown)
    if text.endswith('/') and not node.is_directory:
        raise error(ENOTDIR, text if shown is None else shown)
    return node


def lookup(text):
    """The node at a path, None where there is none."""
    try:
        return find(text)
    except OSError:
        return None


def parent_of(text, shown=None):
    """The directory that a path lies in, and its name there."""
    shown = text if shown is None else shown
    if not text:
        raise error(ENOENT, shown)
    names = parts_of(text)
    if not names:
        return _root, ''
    node = _root
    for name in names[:-1]:
        if not node.is_directory:
            raise error(ENOTDIR, shown)
        node = node.children.get(name)
        if node is None:
            raise error(ENOENT, shown)
    if not node.is_directory:
        raise error(ENOTDIR, shown)
    return node, names[-1]


def make(text, is_directory, shown=None):
    """Makes a file or directory where nothing is yet."""
    parent, name = parent_of(text, shown)
    if not name or name in parent.children:
        raise error(EEXIST, text if shown is None else shown)
    node = parent.children[name] = Node(is_directory)
    parent.touch()
    return node


def remove(text, is_directory, shown=None):
    """Removes a file, or an empty directory."""
    shown = text if shown is None else shown
    node = find(text, shown)
    parent, name = parent_of(text, shown)
    if is_directory:
        if not node.is_directory:
            raise error(ENOTDIR, shown)
        if node.children:
            raise error(ENOTEMPTY, shown)
    elif node.is_directory:
        raise error(EISDIR, shown)
    del parent.children[name]
    parent.touch()


def rename(source, target, shown_source, shown_target):
    """Gives a file or directory another place; a file there, or an empty directory, is replaced."""
    try:
        node = find(source)
        parent, name = parent_of(source)
        new_parent, new_name = parent_of(target)
    except OSError as problem:
        raise error(problem.errno, shown_source, shown_target) from None
    there = new_parent.children.get(new_name)
    if there is node:
        return
    if node.is_directory and parts_of(target)[: len(parts_of(source))] == parts_of(source):
        raise error(EINVAL, shown_source, shown_target)
    if there is not None:
        if there.is_directory and not node.is_directory:
            raise error(EISDIR, shown_source, shown_target)
        if node.is_directory and not there.is_directory:
            raise error(ENOTDIR, shown_source, shown_target)
        if there.children:
            raise error(ENOTEMPTY, shown_source, shown_target)
    del parent.children[name]
    new_parent.children[new_name] = node
    parent.touch()
    new_parent.touch()


def change_directory(text, shown):
    """Makes a directory the current one."""
    if not find(text, shown).is_directory:
        raise error(ENOTDIR, shown)
    cwd[:] = parts_of(text)


def current_directory():
    """The path of the current directory."""
    return '/' + '/'.join(cwd)


def next_descriptor():
    """A number for a file that is opened."""
    number = 3
    while number in descriptors:
        number += 1
    return number


def _set_up():
    for path in (HOME, '/tmp'):
        make(path, True)
    cwd[:] = parts_of(HOME)
    name = getattr(sys.modules['__main__'], '__file__', None)
    if name and not name.startswith('<'):
        lines = []
        while (line := source_line(name, len(lines) + 1)) is not None:
            lines.append(line)
        path = name.rpartition('/')[2]
        make(path, False).data[:] = '\n'.join(lines).encode('utf-8', 'surrogatepass')


_nodes = 0
_root = Node(True)
cwd = []
# The files that are open, by their number.
descriptors = {}
_set_up()
