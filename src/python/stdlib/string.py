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
    """`str.format` as an object."""

    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
