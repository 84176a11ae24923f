"""Regular expressions: what programs call; patterns are compiled and matched by the machine."""

import enum
from _re import Match, Pattern, PatternError
from _re import compile as _make

__all__ = [
    'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape',
    'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE',
    'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError',
]

__version__ = '2.2.1'

error = PatternError


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """How a pattern is meant."""

    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


_patterns = {}
_PATTERNS_MAX = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = type(pattern), pattern, flags
    known = _patterns.get(key)
    if known is not None:
        return known
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError('first argument must be string or compiled pattern')
    flags & 0
    made, warnings = _make(pattern, flags)
    if warnings:
        from warnings import warn

        for text in warnings:
            warn(text, FutureWarning)
    if len(_patterns) >= _PATTERNS_MAX:
        del _patterns[next(iter(_patterns))]
    _patterns[key] = made
    return made


def compile(pattern, flags=0):
    """Makes a pattern object."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """A match at the beginning of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of the whole string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match anywhere in the string, or None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """What all matches hold, in a list."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """An iterator over all matches."""
    return _compile(pattern, flags).finditer(string)


class _ZeroSentinel(int):
    pass


_zero_sentinel = _ZeroSentinel()


def _old_arguments(name, first, least, args, given, flags):
    # Count and flags by position: still allowed, with a warning.
    if given is not _zero_sentinel:
        raise TypeError(f"{name}() got multiple values for argument '{first}'")
    given, *rest = args
    if rest:
        if flags is not _zero_sentinel:
            raise TypeError(f"{name}() got multiple values for argument 'flags'")
        flags, *rest = rest
        if rest:
            raise TypeError(
                f'{name}() takes from {least} to {least + 2} positional arguments but {least + 2 + len(rest)} were given'
            )
    from warnings import warn

    warn(f"'{first}' is passed as positional argument", DeprecationWarning)
    return given, flags


def sub(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    """The string with all matches replaced."""
    if args:
        count, flags = _old_arguments('sub', 'count', 3, args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    """The string with all matches replaced, and how many there were."""
    if args:
        count, flags = _old_arguments('subn', 'count', 3, args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero_sentinel, flags=_zero_sentinel):
    """The pieces between the matches, with what groups hold."""
    if args:
        maxsplit, flags = _old_arguments('split', 'maxsplit', 2, args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


def purge():
    """Forgets compiled patterns."""
    _patterns.clear()


_special = {code: '\\' + chr(code) for code in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    """The string with a backslash before everything that means something in a pattern."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, 'latin1').translate(_special).encode('latin1')


class Scanner:
    """Cuts a string into what the phrases of a lexicon match, and calls their actions."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._phrases = [_compile(phrase, flags) for phrase, _ in lexicon]

    def scan(self, string):
        result = []
        at = 0
        while True:
            for place, phrase in enumerate(self._phrases):
                found = phrase.match(string, at)
                if found:
                    break
            else:
                break
            end = found.end()
            if at == end:
                break
            action = self.lexicon[place][1]
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            at = end
        return result, string[at:]
