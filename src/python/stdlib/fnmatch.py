"""File names that match a pattern of the shell."""

import os
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Whether a name matches."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Whether a name matches, upper and lower case told apart."""
    return _compiled(pat).match(name) is not None


def filter(names, pat):
    """The names that match."""
    match = _compiled(pat).match
    return [name for name in names if match(name) is not None]


def _compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode('latin1')).encode('latin1'))
    return re.compile(translate(pat))


def _set(inside):
    # What stands between brackets, as a set of a regular expression.
    negated = inside[:1] == '!'
    if negated:
        inside = inside[1:]
    parts = []
    at = 0
    while at < len(inside):
        if inside[at + 1 : at + 2] == '-' and at + 2 < len(inside):
            low, high = inside[at], inside[at + 2]
            if low <= high:
                parts.append(_escaped(low) + '-' + _escaped(high))
            at += 3
        else:
            parts.append(_escaped(inside[at]))
            at += 1
    if not parts:
        return '.' if negated else '(?!)'
    text = ''.join(parts)
    if negated:
        return f'[^{text}]'
    return f'[\\{text}]' if text[0] in '^[' else f'[{text}]'


def _escaped(c):
    return '\\' + c if c in '\\-&~|' else c


def translate(pat):
    """The regular expression that means the same."""
    parts = []
    at = 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == '*':
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif c == '?':
            parts.append('.')
        elif c == '[':
            end = pat.find(']', at + (2 if pat[at : at + 1] == '!' else 1))
            if end < 0:
                parts.append('\\[')
            else:
                parts.append(_set(pat[at:end]))
                at = end + 1
        else:
            parts.append(re.escape(c))
    # Each star takes as little as what stands behind it allows; only the last may take more.
    stars = [place for place, part in enumerate(parts) if part is None]
    if not stars:
        return f'(?s:{"".join(parts)})\\Z'
    out = ''.join(parts[: stars[0]])
    for place, after in zip(stars, stars[1:]):
        out += f'(?>.*?{"".join(parts[place + 1 : after])})'
    return f'(?s:{out}.*{"".join(parts[stars[-1] + 1 :])})\\Z'
