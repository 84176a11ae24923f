"""Data as JSON text."""

from _interleave import charge

__all__ = ['JSONDecodeError', 'JSONDecoder', 'JSONEncoder', 'dump', 'dumps', 'load', 'loads']

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
_UNESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


class JSONDecodeError(ValueError):
    __module__ = 'json.decoder'
    """Text that is not JSON."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {lineno} column {colno} (char {pos})')
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


def _text(s, ensure_ascii):
    out = ['"']
    for char in s:
        escape = _ESCAPES.get(char)
        if escape is not None:
            out.append(escape)
        elif char < ' ':
            out.append(f'\\u{ord(char):04x}')
        elif ensure_ascii and char > '~':
            n = ord(char)
            if n >= 0x10000:
                n -= 0x10000
                out.append(f'\\u{0xD800 | n >> 10:04x}\\u{0xDC00 | n & 0x3FF:04x}')
            else:
                out.append(f'\\u{n:04x}')
        else:
            out.append(char)
    out.append('"')
    return ''.join(out)


class JSONEncoder:
    """Makes JSON text of data."""

    item_separator = ', '
    key_separator = ': '

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = ' ' * indent if isinstance(indent, int) and not isinstance(indent, bool) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """What to make of an object that JSON does not know."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """The text."""
        return ''.join(self._parts(o, 0, set()))

    def iterencode(self, o, _one_shot=False):
        """The text in pieces."""
        return iter(self._parts(o, 0, set()))

    def _float(self, o):
        if o != o:
            text = 'NaN'
        elif o == float('inf'):
            text = 'Infinity'
        elif o == float('-inf'):
            text = '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError(f'Out of range float values are not JSON compliant: {o!r}')
        return text

    def _atom(self, o):
        """Text of what has no parts; None for all else."""
        if isinstance(o, str):
            return _text(o, self.ensure_ascii)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _parts(self, o, level, running):
        charge(1)
        atom = self._atom(o)
        if atom is not None:
            return [atom]
        if id(o) in running:
            raise ValueError('Circular reference detected')
        running.add(id(o))
        if isinstance(o, (list, tuple)):
            parts = self._sequence(o, level, running)
        elif isinstance(o, dict):
            parts = self._mapping(o, level, running)
        else:
            try:
                parts = self._parts(self.default(o), level, running)
            except Exception as exc:
                exc.add_note(f'when serializing {type(o).__name__} object')
                raise
        running.discard(id(o))
        return parts

    def _frame(self, level):
        """What stands before the first item, between items, and after the last one."""
        if self.indent is None:
            return '', self.item_separator, ''
        line = '\n' + self.indent * (level + 1)
        return line, self.item_separator + line, '\n' + self.indent * level

    def _sequence(self, o, level, running):
        if not o:
            return ['[]']
        before, between, after = self._frame(level)
        parts = ['[' + before]
        for index, item in enumerate(o):
            if index:
                parts.append(between)
            try:
                parts.extend(self._parts(item, level + 1, running))
            except Exception as exc:
                exc.add_note(f'when serializing {type(o).__name__} item {index}')
                raise
        parts.append(after + ']')
        return parts

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _mapping(self, o, level, running):
        if not o:
            return ['{}']
        before, between, after = self._frame(level)
        parts = ['{' + before]
        is_first = True
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            name = self._key(key)
            if name is None:
                continue
            if not is_first:
                parts.append(between)
            is_first = False
            parts.append(_text(name, self.ensure_ascii) + self.key_separator)
            try:
                parts.extend(self._parts(value, level + 1, running))
            except Exception as exc:
                exc.add_note(f'when serializing {type(o).__name__} item {key!r}')
                raise
        parts.append(after + '}')
        return parts


def dumps(
    obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
    separators=None, default=None, sort_keys=False, **kw,
):
    """JSON text of data."""
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
        indent=indent, separators=separators, default=default, sort_keys=sort_keys, **kw,
    ).encode(obj)


def dump(obj, fp, **kw):
    """Writes JSON text of data."""
    fp.write(dumps(obj, **kw))


class JSONDecoder:
    """Makes data of JSON text."""

    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """The data of a whole text."""
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The data at a place of a text, and where it ends."""
        return self._value(s, idx)

    def _value(self, s, i):
        charge(1)
        char = s[i : i + 1]
        if char == '"':
            return self._string(s, i + 1)
        if char == '{':
            return self._object(s, i + 1)
        if char == '[':
            return self._array(s, i + 1)
        for word, value in (('null', None), ('true', True), ('false', False)):
            if s.startswith(word, i):
                return value, i + len(word)
        for word in ('NaN', 'Infinity', '-Infinity'):
            if s.startswith(word, i):
                return self.parse_constant(word), i + len(word)
        return self._number(s, i)

    def _number(self, s, i):
        at = i + 1 if s.startswith('-', i) else i
        end = at
        while end < len(s) and '0' <= s[end] <= '9':
            end += 1
        if end == at:
            raise JSONDecodeError('Expecting value', s, i)
        if s[at] == '0':
            end = at + 1
        whole = end
        if s.startswith('.', end) and '0' <= s[end + 1 : end + 2] <= '9' and s[end + 1 : end + 2]:
            end += 1
            while end < len(s) and '0' <= s[end] <= '9':
                end += 1
        if s[end : end + 1] in ('e', 'E'):
            exponent = end + 1
            if s[exponent : exponent + 1] in ('+', '-'):
                exponent += 1
            digits = exponent
            while digits < len(s) and '0' <= s[digits] <= '9':
                digits += 1
            if digits > exponent:
                end = digits
        text = s[i:end]
        return (self.parse_int(text) if end == whole else self.parse_float(text)), end

    def _string(self, s, i):
        out = []
        begin = i - 1
        while True:
            start = i
            while i < len(s) and s[i] != '"' and s[i] != '\\' and (s[i] >= ' ' or not self.strict):
                i += 1
            out.append(s[start:i])
            if i >= len(s):
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            char = s[i]
            if char == '"':
                return ''.join(out), i + 1
            if char != '\\':
                raise JSONDecodeError('Invalid control character at', s, i)
            escape = s[i + 1 : i + 2]
            if escape == '':
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if escape != 'u':
                if escape not in _UNESCAPES:
                    raise JSONDecodeError('Invalid \\escape', s, i)
                out.append(_UNESCAPES[escape])
                i += 2
                continue
            n = self._hex(s, i + 2)
            i += 6
            if 0xD800 <= n <= 0xDBFF and s.startswith('\\u', i):
                low = self._hex(s, i + 2)
                if 0xDC00 <= low <= 0xDFFF:
                    n = 0x10000 + ((n - 0xD800) << 10 | (low - 0xDC00))
                    i += 6
            out.append(chr(n))

    def _hex(self, s, i):
        digits = s[i : i + 4]
        if len(digits) != 4 or any(char not in '0123456789abcdefABCDEF' for char in digits):
            raise JSONDecodeError('Invalid \\uXXXX escape', s, i - 1)
        return int(digits, 16)

    def _array(self, s, i):
        values = []
        i = _skip(s, i)
        if s.startswith(']', i):
            return values, i + 1
        while True:
            value, i = self._value(s, i)
            values.append(value)
            i = _skip(s, i)
            if s.startswith(']', i):
                return values, i + 1
            if not s.startswith(',', i):
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s.startswith(']', i):
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, i):
        pairs = []
        i = _skip(s, i)
        if s.startswith('}', i):
            return self._made(pairs), i + 1
        while True:
            if not s.startswith('"', i):
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            key, i = self._string(s, i + 1)
            i = _skip(s, i)
            if not s.startswith(':', i):
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, _skip(s, i + 1))
            pairs.append((key, value))
            i = _skip(s, i)
            if s.startswith('}', i):
                return self._made(pairs), i + 1
            if not s.startswith(',', i):
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s.startswith('}', i):
                raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


_CONSTANTS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}


def _skip(s, i):
    while i < len(s) and s[i] in ' \t\n\r':
        i += 1
    return i


def loads(
    s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None,
    **kw,
):
    """Data of JSON text."""
    if isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8')
    elif not isinstance(s, str):
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    elif s.startswith('\ufeff'):
        raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    return (cls or JSONDecoder)(
        object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook, **kw,
    ).decode(s)


def load(fp, **kw):
    """Data of JSON text read from a stream."""
    return loads(fp.read(), **kw)
