"""Constants and helpers for text."""

__all__ = [
    'Formatter', 'Template', 'ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits', 'hexdigits',
    'octdigits', 'printable', 'punctuation', 'whitespace',
]

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Every word with a capital letter."""
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


class Template:
    """Text with $names to be filled in."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _fill(self, mapping, is_safe):
        text = self.template
        out = []
        i = 0
        while True:
            at = text.find(self.delimiter, i)
            if at < 0:
                out.append(text[i:])
                return ''.join(out)
            out.append(text[i:at])
            rest = text[at + 1 :]
            if rest.startswith(self.delimiter):
                out.append(self.delimiter)
                i = at + 2
                continue
            braced = rest.startswith('{')
            start = at + 2 if braced else at + 1
            end = start
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == '_'):
                end += 1
            name = text[start:end]
            stop = end + 1 if braced else end
            if not name or name[0].isdigit() or braced and text[end : end + 1] != '}':
                if not is_safe:
                    line = text.count('\n', 0, at) + 1
                    column = at - text.rfind('\n', 0, at)
                    raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
                out.append(self.delimiter)
                i = at + 1
                continue
            if is_safe and name not in mapping:
                out.append(text[at:stop])
            else:
                out.append(str(mapping[name]))
            i = stop

    def substitute(self, mapping={}, /, **kws):
        """Fills everything in."""
        return self._fill({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        """Fills in what is known."""
        return self._fill({**mapping, **kws}, True)


class Formatter:
    """`str.format` as an object, whose steps can be changed."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, number=0):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        out = []
        for literal, name, spec, conversion in self.parse(format_string):
            out.append(literal)
            if name is None:
                continue
            first = name.partition('.')[0].partition('[')[0]
            if first == '':
                if number is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(number) + name
                number += 1
            elif first.isdigit():
                if number:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                number = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, number = self._vformat(spec, args, kwargs, used, depth - 1, number)
            out.append(self.format_field(value, spec))
        return ''.join(out), number

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        """The literal texts and fields of a format."""
        text = format_string
        at = 0
        literal = ''
        while at < len(text):
            c = text[at]
            at += 1
            if c not in '{}':
                literal += c
                continue
            if text[at : at + 1] == c:
                literal += c
                at += 1
                yield literal, None, None, None
                literal = ''
                continue
            if c == '}':
                raise ValueError("Single '}' encountered in format string")
            depth = 1
            end = at
            while end < len(text):
                depth += (text[end] == '{') - (text[end] == '}')
                if depth == 0:
                    break
                end += 1
            else:
                if at == len(text):
                    raise ValueError("Single '{' encountered in format string")
                raise ValueError("expected '}' before end of string")
            yield (literal, *self._field(text[at:end]))
            literal = ''
            at = end + 1
        if literal:
            yield literal, None, None, None

    def _field(self, field):
        # Name, format and conversion of a field.
        depth = 0
        for place, c in enumerate(field):
            depth += (c == '[') - (c == ']')
            if depth == 0 and c in ':!':
                name, rest = field[:place], field[place:]
                if c == ':':
                    return name, rest[1:], None
                if len(rest) < 2:
                    raise ValueError("end of string while looking for conversion specifier")
                if rest[2:3] not in ('', ':'):
                    raise ValueError("expected ':' after conversion specifier")
                return name, rest[3:], rest[1]
        return field, '', None

    def get_field(self, field_name, args, kwargs):
        """What a field names, and the argument it began with."""
        end = min([place for place in (field_name.find('.'), field_name.find('[')) if place >= 0], default=len(field_name))
        first, rest = field_name[:end], field_name[end:]
        if first.isdigit():
            first = int(first)
        value = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == '.':
                end = min([place for place in (rest.find('.', 1), rest.find('[', 1)) if place >= 0], default=len(rest))
                value = getattr(value, rest[1:end])
                rest = rest[end:]
            else:
                key, _, rest = rest[1:].partition(']')
                value = value[int(key) if key.isdigit() else key]
        return value, first
