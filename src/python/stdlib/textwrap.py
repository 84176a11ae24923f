"""Filling and indenting text."""

__all__ = ['TextWrapper', 'dedent', 'fill', 'indent', 'shorten', 'wrap']


class TextWrapper:
    """Breaks text into lines."""

    def __init__(
        self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
        fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
        max_lines=None, placeholder=' [...]',
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.break_long_words = break_long_words
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        """The lines."""
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        words = text.expandtabs().split()
        lines = []
        while words:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            line = ''
            while words:
                word = words[0]
                if len(line) + (1 if line else 0) + len(word) <= room:
                    line = f'{line} {word}' if line else word
                    words.pop(0)
                    continue
                if not line:
                    if self.break_long_words:
                        cut = max(1, room)
                        line, words[0] = word[:cut], word[cut:]
                        if not words[0]:
                            words.pop(0)
                    else:
                        line = words.pop(0)
                break
            if self.max_lines is not None and len(lines) + 1 == self.max_lines and words:
                while line and len(line) + len(self.placeholder) > room:
                    line = line.rsplit(' ', 1)[0] if ' ' in line else ''
                lines.append((indent + line + self.placeholder) if line else indent + self.placeholder.lstrip())
                break
            lines.append(indent + line)
        return lines

    def fill(self, text):
        """The lines as one text."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text on one line, cut if need be."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """The text without the indentation that all lines have."""
    lines = text.split('\n')
    margin = None
    for line in lines:
        stripped = line.lstrip(' \t')
        if not stripped:
            continue
        indent = line[: len(line) - len(stripped)]
        if margin is None:
            margin = indent
            continue
        while not indent.startswith(margin):
            margin = margin[:-1]
    margin = margin or ''
    return '\n'.join([line[len(margin) :] if line.strip() else '' for line in lines])


def indent(text, prefix, predicate=None):
    """The text with something in front of every line."""
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
