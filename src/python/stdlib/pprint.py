"""Values shown on several lines where one would be too long."""

import sys

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False,
):
    """Shows a value."""
    PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pprint(object)


def pformat(
    object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False,
):
    """A value as text."""
    return PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Shows a value, dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The repr of a value that may contain itself."""
    return PrettyPrinter()._shown(object, set(), 0)[0]


def isreadable(object):
    """Whether the repr could be read back."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether a value contains itself."""
    return PrettyPrinter().isrecursive(object)


class _Order:
    # Sorts what cannot be compared by type.
    __slots__ = ('value',)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _by_key(item):
    return _Order(item[0]), _Order(item[1])


def _recursion(value):
    return f'<Recursion on {type(value).__name__} with id={id(value)}>'


class PrettyPrinter:
    """Shows values within a width."""

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False,
    ):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        parts = []
        self._write(object, parts, 0, 0, set(), 0)
        return ''.join(parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The repr of a value on one line, whether it could be read back, and whether it contains itself."""
        return self._shown(object, set(context), level, maxlevels)

    # Overridden `format` methods are asked; they get a dict of what is being shown.
    def _repr(self, value, context, level):
        if type(self).format is not PrettyPrinter.format:
            return self.format(value, dict.fromkeys(context, 1), self._depth, level)[0]
        return self._shown(value, set(context), level, self._depth)[0]

    def _shown(self, value, context, level, depth=None):
        kind = type(value)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(value), True, False
        how = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and how is int.__repr__:
            return f'{value:_d}' if self._underscore_numbers else repr(value), True, False
        is_dict = issubclass(kind, dict) and how is dict.__repr__
        is_list = issubclass(kind, list) and how is list.__repr__
        if not (is_dict or is_list or issubclass(kind, tuple) and how is tuple.__repr__):
            shown = repr(value)
            return shown, bool(shown) and not shown.startswith('<'), False
        if not value:
            return '{}' if is_dict else '[]' if is_list else '()', True, False
        around = '{%s}' if is_dict else '[%s]' if is_list else '(%s,)' if len(value) == 1 else '(%s)'
        if depth and level >= depth:
            around = '(%s)' if not (is_dict or is_list) else around
            return around % '...', False, id(value) in context
        if id(value) in context:
            return _recursion(value), False, True
        context.add(id(value))
        readable, recursive, parts = True, False, []
        if is_dict:
            items = sorted(value.items(), key=_by_key) if self._sort_dicts else value.items()
            groups = ((key, item) for key, item in items)
        else:
            groups = ((item,) for item in value)
        for group in groups:
            texts = []
            for each in group:
                if type(self).format is PrettyPrinter.format:
                    text, is_readable, is_recursive = self._shown(each, context, level + 1, depth)
                else:
                    text, is_readable, is_recursive = self.format(
                        each, dict.fromkeys(context, 1), depth, level + 1,
                    )
                texts.append(text)
                readable = readable and is_readable
                recursive = recursive or is_recursive
            parts.append(': '.join(texts))
        context.discard(id(value))
        return around % ', '.join(parts), readable, recursive

    def _write(self, value, out, indent, allowance, context, level):
        # `indent`: where the value begins; `allowance`: what must fit behind it on its last line.
        if id(value) in context:
            out.append(_recursion(value))
            return
        shown = self._repr(value, context, level)
        if len(shown) > self._width - indent - allowance:
            writer = _writers().get(type(value).__repr__)
            if writer is None and _is_plain_dataclass(value):
                writer = PrettyPrinter._write_dataclass
            if writer is not None:
                context.add(id(value))
                writer(self, value, out, indent, allowance, context, level + 1)
                context.discard(id(value))
                return
        out.append(shown)

    # --- One kind each ---

    def _write_dict(self, value, out, indent, allowance, context, level):
        out.append('{')
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * ' ')
        items = sorted(value.items(), key=_by_key) if self._sort_dicts else value.items()
        self._write_pairs(list(items), out, indent, allowance + 1, context, level)
        out.append('}')

    def _write_pairs(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        for i, (key, item) in enumerate(items):
            shown = self._repr(key, context, level)
            out.append(f'{shown}: ')
            is_last = i == len(items) - 1
            self._write(item, out, indent + len(shown) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                out.append(',\n' + ' ' * indent)

    def _write_items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * ' ')
        items = list(items)
        new_line = ',\n' + ' ' * indent
        before = ''
        left = most = self._width - indent + 1
        for i, item in enumerate(items):
            is_last = i == len(items) - 1
            if is_last:
                most -= allowance
                left -= allowance
            if self._compact:
                shown = self._repr(item, context, level)
                size = len(shown) + 2
                if left < size:
                    left = most
                    if before:
                        before = new_line
                if left >= size:
                    left -= size
                    out.append(before + shown)
                    before = ', '
                    continue
            out.append(before)
            before = new_line
            self._write(item, out, indent, allowance if is_last else 1, context, level)

    def _write_list(self, value, out, indent, allowance, context, level):
        out.append('[')
        self._write_items(value, out, indent, allowance + 1, context, level)
        out.append(']')

    def _write_tuple(self, value, out, indent, allowance, context, level):
        end = ',)' if len(value) == 1 else ')'
        out.append('(')
        self._write_items(value, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _write_set(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        if type(value) is set:
            out.append('{')
            end = '}'
        else:
            name = type(value).__name__
            out.append(name + '({')
            end = '})'
            indent += len(name) + 1
        self._write_items(sorted(value, key=_Order), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _write_str(self, value, out, indent, allowance, context, level):
        import re

        if not value:
            out.append(repr(value))
            return
        lines = value.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        most = self._width - indent
        chunks = []
        shown = ''
        for i, line in enumerate(lines):
            is_last_line = i == len(lines) - 1
            shown = repr(line)
            if len(shown) <= most - (allowance if is_last_line else 0):
                chunks.append(shown)
                continue
            words = re.findall(r'\S*\s*', line)[:-1]
            current = ''
            for j, word in enumerate(words):
                room = most - (allowance if is_last_line and j == len(words) - 1 else 0)
                if len(repr(current + word)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(shown)
            return
        text = ('\n' + ' ' * indent).join(chunks)
        out.append(f'({text})' if level == 1 else text)

    def _write_bytes(self, value, out, indent, allowance, context, level):
        if len(value) <= 4:
            out.append(repr(value))
            return
        in_brackets = level == 1
        if in_brackets:
            indent += 1
            allowance += 1
        width = self._width - indent
        chunks = []
        current = b''
        last = len(value) // 4 * 4
        for i in range(0, len(value), 4):
            part = value[i : i + 4]
            if i == last:
                width -= allowance
            if len(repr(current + part)) > width:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current += part
        if current:
            chunks.append(repr(current))
        text = ('\n' + ' ' * indent).join(chunks)
        out.append(f'({text})' if in_brackets else text)

    def _write_bytearray(self, value, out, indent, allowance, context, level):
        out.append('bytearray(')
        self._write_bytes(bytes(value), out, indent + 10, allowance + 1, context, level + 1)
        out.append(')')

    def _write_mapping_proxy(self, value, out, indent, allowance, context, level):
        out.append('mappingproxy(')
        self._write(value.copy(), out, indent + 13, allowance + 1, context, level)
        out.append(')')

    def _write_namespace(self, value, out, indent, allowance, context, level):
        name = 'namespace' if type(value).__name__ == 'SimpleNamespace' else type(value).__name__
        self._write_fields(name, list(value.__dict__.items()), out, indent, allowance, context, level)

    def _write_dataclass(self, value, out, indent, allowance, context, level):
        from dataclasses import fields

        items = [(field.name, getattr(value, field.name)) for field in fields(value) if field.repr]
        self._write_fields(type(value).__name__, items, out, indent, allowance, context, level)

    def _write_fields(self, name, items, out, indent, allowance, context, level):
        indent += len(name) + 1
        out.append(name + '(')
        for i, (key, item) in enumerate(items):
            out.append(key + '=')
            if id(item) in context:
                out.append('...')
            else:
                is_last = i == len(items) - 1
                self._write(item, out, indent + len(key) + 1, allowance if is_last else 1, context, level)
            if i < len(items) - 1:
                out.append(',\n' + ' ' * indent)
        out.append(')')

    def _write_ordered_dict(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        name = type(value).__name__
        out.append(name + '(')
        self._write(list(value.items()), out, indent + len(name) + 1, allowance + 1, context, level)
        out.append(')')

    def _write_default_dict(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        shown = self._repr(value.default_factory, context, level)
        name = type(value).__name__
        indent += len(name) + 1
        out.append(f'{name}({shown},\n{" " * indent}')
        self._write_dict(value, out, indent, allowance + 1, context, level)
        out.append(')')

    def _write_counter(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        name = type(value).__name__
        out.append(name + '({')
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * ' ')
        self._write_pairs(value.most_common(), out, indent + len(name) + 1, allowance + 2, context, level)
        out.append('})')

    def _write_chain_map(self, value, out, indent, allowance, context, level):
        if not value.maps:
            out.append(repr(value))
            return
        name = type(value).__name__
        out.append(name + '(')
        indent += len(name) + 1
        for i, each in enumerate(value.maps):
            is_last = i == len(value.maps) - 1
            self._write(each, out, indent, allowance + 1 if is_last else 1, context, level)
            out.append(')' if is_last else ',\n' + ' ' * indent)

    def _write_deque(self, value, out, indent, allowance, context, level):
        if not value:
            out.append(repr(value))
            return
        name = type(value).__name__
        out.append(name + '(')
        indent += len(name) + 1
        out.append('[')
        if value.maxlen is None:
            self._write_items(value, out, indent, allowance + 2, context, level)
            out.append('])')
        else:
            self._write_items(value, out, indent, 2, context, level)
            shown = self._repr(value.maxlen, context, level)
            out.append(f'],\n{" " * indent}maxlen={shown})')

    def _write_data(self, value, out, indent, allowance, context, level):
        self._write(value.data, out, indent, allowance, context, level - 1)


def _is_plain_dataclass(value):
    kind = type(value)
    return hasattr(kind, '__dataclass_fields__') and getattr(kind.__repr__, '_shows_fields', False)


_known = {}


def _writers():
    # By the `__repr__` that a class has: a class with one of its own is shown by that.
    if not _known:
        from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque
        from types import MappingProxyType, SimpleNamespace

        of = PrettyPrinter
        for kind, writer in (
            (dict, of._write_dict), (list, of._write_list), (tuple, of._write_tuple), (set, of._write_set),
            (frozenset, of._write_set), (str, of._write_str), (bytes, of._write_bytes),
            (bytearray, of._write_bytearray), (MappingProxyType, of._write_mapping_proxy),
            (SimpleNamespace, of._write_namespace), (OrderedDict, of._write_ordered_dict),
            (defaultdict, of._write_default_dict), (Counter, of._write_counter), (ChainMap, of._write_chain_map),
            (deque, of._write_deque), (UserDict, of._write_data), (UserList, of._write_data),
            (UserString, of._write_data),
        ):
            _known[kind.__repr__] = writer
    return _known
