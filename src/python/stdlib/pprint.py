"""Values over as many lines as they need."""

import collections
import sys
import types

__all__ = ['PrettyPrinter', 'isreadable', 'isrecursive', 'pformat', 'pp', 'pprint', 'saferepr']

_SCALARS = frozenset((str, bytes, bytearray, float, complex, bool, type(None)))


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False
):
    """Prints it, with a line for each item where one line doesn't hold all."""
    printer = PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    )
    printer.pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """The same with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(
    object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False
):
    """What pprint would print."""
    printer = PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    )
    return printer.pformat(object)


def saferepr(object):
    """A repr with dicts sorted."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether eval could make it from its text."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether it contains itself."""
    return PrettyPrinter().isrecursive(object)


class _safe_key:
    """Sorts what can't be compared by class."""

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _item_key(item):
    return _safe_key(item[0]), _safe_key(item[1])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


def _words(line):
    """Words, each with the white space after it."""
    found, start, in_space = [], 0, False
    for i, c in enumerate(line):
        if in_space and not c.isspace():
            found.append(line[start:i])
            start = i
        in_space = c.isspace()
    return found + [line[start:]]


def _pieces(parts, empty, width, allowance, last_width):
    """Reprs of as many parts together as fit the width; the last piece has less room."""
    current = empty
    for i, part in enumerate(parts):
        if i == len(parts) - 1:
            width -= allowance if last_width else 0
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)


class PrettyPrinter:
    """Formats with settings of its own."""

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
        underscore_numbers=False,
    ):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth, self._indent_per_level, self._width = depth, indent, width
        self._stream = sys.stdout if stream is None else stream
        self._compact, self._sort_dicts, self._underscore_numbers = bool(compact), sort_dicts, underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, {}, 0)
        return ''.join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Text, and whether it is readable and recursive; subclasses may have their own."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    # Text on one line

    def _sorted_items(self, mapping):
        return sorted(mapping.items(), key=_item_key) if self._sort_dicts else mapping.items()

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in _SCALARS:
            return repr(object), True, False
        own = getattr(cls, '__repr__', None)
        if issubclass(cls, int) and own is int.__repr__:
            return f'{object:_d}' if self._underscore_numbers else repr(object), True, False
        for base, frame in ((dict, '{%s}'), (list, '[%s]'), (tuple, '(%s)')):
            if issubclass(cls, base) and own is base.__repr__:
                return self._container_repr(object, base, frame, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith('<'), False

    def _container_repr(self, object, base, frame, context, maxlevels, level):
        if not object:
            return frame % '', True, False
        if base is tuple and len(object) == 1:
            frame = '(%s,)'
        key = id(object)
        if maxlevels and level >= maxlevels:
            return '{...}' if base is dict else frame % '...', False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive, shown = True, False, []
        for item in self._sorted_items(object) if base is dict else zip(object):
            texts = []
            for part in item:
                text, is_readable, is_recursive = self.format(part, context, maxlevels, level + 1)
                texts.append(text)
                readable = readable and is_readable
                recursive = recursive or is_recursive
            shown.append(': '.join(texts))
        del context[key]
        return frame % ', '.join(shown), readable, recursive

    # Text over several lines

    def _format(self, object, write, indent, allowance, context, level):
        key = id(object)
        if key in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            layout = _LAYOUTS.get(type(object).__repr__) or _dataclass_layout(object)
            if layout is not None:
                context[key] = 1
                layout(self, object, write, indent, allowance, context, level + 1)
                del context[key]
                return
        write(text)

    def _padding(self):
        return ' ' * (self._indent_per_level - 1)

    def _dict(self, object, write, indent, allowance, context, level):
        write('{' + self._padding())
        if object:
            items = list(self._sorted_items(object))
            self._dict_items(items, write, indent, allowance + 1, context, level)
        write('}')

    def _dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        for i, (key, value) in enumerate(items):
            is_last = i == len(items) - 1
            text = self._repr(key, context, level)
            write(text + ': ')
            self._format(value, write, indent + len(text) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                write(',\n' + ' ' * indent)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        write(self._padding())
        items = list(items)
        break_line = ',\n' + ' ' * indent
        separator = ''
        left = room = self._width - indent + 1
        for i, item in enumerate(items):
            is_last = i == len(items) - 1
            if is_last:
                room -= allowance
                left -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                width = len(text) + 2
                if left < width:
                    left = room
                    separator = separator and break_line
                if left >= width:
                    left -= width
                    write(separator + text)
                    separator = ', '
                    continue
            write(separator)
            separator = break_line
            self._format(item, write, indent, allowance if is_last else 1, context, level)

    def _list(self, object, write, indent, allowance, context, level):
        write('[')
        self._items(object, write, indent, allowance + 1, context, level)
        write(']')

    def _tuple(self, object, write, indent, allowance, context, level):
        end = ',)' if len(object) == 1 else ')'
        write('(')
        self._items(object, write, indent, allowance + len(end), context, level)
        write(end)

    def _set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = '' if type(object) is set else type(object).__name__
        end = '})' if name else '}'
        write(f'{name}({{' if name else '{')
        indent += len(name) + 1 if name else 0
        self._items(sorted(object, key=_safe_key), write, indent, allowance + len(end), context, level)
        write(end)

    def _str(self, object, write, indent, allowance, context, level):
        lines = object.splitlines(True)
        if level == 1:
            indent, allowance = indent + 1, allowance + 1
        width = self._width - indent
        shown = []
        for i, line in enumerate(lines):
            is_last = i == len(lines) - 1
            text = repr(line)
            if len(text) <= width - (allowance if is_last else 0):
                shown.append(text)
            else:
                shown.extend(_pieces(_words(line), '', width, allowance, is_last))
        if len(shown) == 1:
            write(text)
            return
        joined = ('\n' + ' ' * indent).join(shown) if shown else repr(object)
        write(f'({joined})' if level == 1 and shown else joined)

    def _bytes(self, object, write, indent, allowance, context, level):
        if len(object) <= 4:
            write(repr(object))
            return
        if level == 1:
            indent, allowance = indent + 1, allowance + 1
        parts = [object[i:i + 4] for i in range(0, len(object), 4)]
        # A full last part leaves the room of what follows unused.
        shown = _pieces(parts, b'', self._width - indent, allowance, len(object) % 4 != 0)
        joined = ('\n' + ' ' * indent).join(shown)
        write(f'({joined})' if level == 1 else joined)

    def _bytearray(self, object, write, indent, allowance, context, level):
        write('bytearray(')
        self._bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(')')

    def _mappingproxy(self, object, write, indent, allowance, context, level):
        write('mappingproxy(')
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(')')

    def _namespace(self, object, write, indent, allowance, context, level):
        cls = type(object)
        name = 'namespace' if cls is types.SimpleNamespace else cls.__name__
        self._fields(name, list(object.__dict__.items()), write, indent, allowance, context, level)

    def _dataclass(self, object, write, indent, allowance, context, level):
        from dataclasses import fields

        items = [(field.name, getattr(object, field.name)) for field in fields(object) if field.repr]
        self._fields(type(object).__name__, items, write, indent, allowance, context, level)

    def _fields(self, name, items, write, indent, allowance, context, level):
        indent += len(name) + 1
        write(name + '(')
        for i, (field, value) in enumerate(items):
            is_last = i == len(items) - 1
            write(field + '=')
            if id(value) in context:
                write('...')
            else:
                self._format(value, write, indent + len(field) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                write(',\n' + ' ' * indent)
        write(')')

    def _named(self, object, write, indent, allowance, context, level):
        """OrderedDict, Counter, ChainMap, deque, defaultdict: a call of the class."""
        name = type(object).__name__
        if not len(object.maps if isinstance(object, collections.ChainMap) else object):
            write(repr(object))
            return
        write(name + '(')
        indent += len(name) + 1
        if isinstance(object, collections.OrderedDict):
            self._format(list(object.items()), write, indent, allowance + 1, context, level)
        elif isinstance(object, collections.defaultdict):
            write(f'{self._repr(object.default_factory, context, level)},\n' + ' ' * indent)
            self._dict(object, write, indent, allowance + 1, context, level)
        elif isinstance(object, collections.Counter):
            write('{' + self._padding())
            self._dict_items(object.most_common(), write, indent, allowance + 2, context, level)
            write('}')
        elif isinstance(object, collections.ChainMap):
            for i, each in enumerate(object.maps):
                is_last = i == len(object.maps) - 1
                self._format(each, write, indent, allowance + 1 if is_last else 1, context, level)
                write('' if is_last else ',\n' + ' ' * indent)
        else:
            write('[')
            self._items(object, write, indent, allowance + 2 if object.maxlen is None else 2, context, level)
            write(']' if object.maxlen is None else f'],\n{" " * indent}maxlen={object.maxlen}')
        write(')')

    def _wrapped(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)


def _dataclass_layout(object):
    params = getattr(type(object), '__dataclass_params__', None)
    if params is None or isinstance(object, type) or not params.repr:
        return None
    return PrettyPrinter._dataclass if getattr(type(object).__repr__, '_shows_fields', False) else None


_LAYOUTS = {
    dict.__repr__: PrettyPrinter._dict,
    list.__repr__: PrettyPrinter._list,
    tuple.__repr__: PrettyPrinter._tuple,
    set.__repr__: PrettyPrinter._set,
    frozenset.__repr__: PrettyPrinter._set,
    str.__repr__: PrettyPrinter._str,
    bytes.__repr__: PrettyPrinter._bytes,
    bytearray.__repr__: PrettyPrinter._bytearray,
    types.MappingProxyType.__repr__: PrettyPrinter._mappingproxy,
    types.SimpleNamespace.__repr__: PrettyPrinter._namespace,
    collections.OrderedDict.__repr__: PrettyPrinter._named,
    collections.defaultdict.__repr__: PrettyPrinter._named,
    collections.Counter.__repr__: PrettyPrinter._named,
    collections.ChainMap.__repr__: PrettyPrinter._named,
    collections.deque.__repr__: PrettyPrinter._named,
    collections.UserDict.__repr__: PrettyPrinter._wrapped,
    collections.UserList.__repr__: PrettyPrinter._wrapped,
    collections.UserString.__repr__: PrettyPrinter._wrapped,
}
