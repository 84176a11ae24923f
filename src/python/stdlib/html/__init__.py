"""Text in HTML."""

import re

__all__ = ['escape', 'unescape']

# Those of the characters from U+00A0 to U+00FF in order; they may stand without a semicolon.
_LATIN = (
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro '
    'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil '
    'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave '
    'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml '
    'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute '
    'thorn yuml'
)
_open = {name: chr(0xA0 + place) for place, name in enumerate(_LATIN.split())}
_open |= {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'AMP': '&', 'LT': '<', 'GT': '>', 'QUOT': '"', 'COPY': '©', 'REG': '®'}
# Others that people write; numbers stand for everything else.
_names = _open | {
    'apos': "'", 'trade': '™', 'hellip': '…', 'mdash': '—', 'ndash': '–', 'lsquo': '‘', 'rsquo': '’', 'ldquo': '“',
    'rdquo': '”', 'bull': '•', 'euro': '€', 'larr': '←', 'rarr': '→', 'uarr': '↑', 'darr': '↓', 'infin': '∞', 'ne': '≠',
    'le': '≤', 'ge': '≥', 'alpha': 'α', 'beta': 'β', 'gamma': 'γ', 'delta': 'δ', 'epsilon': 'ε', 'lambda': 'λ',
    'mu': 'μ', 'pi': 'π', 'sigma': 'σ', 'omega': 'ω', 'Omega': 'Ω', 'hearts': '♥', 'check': '✓', 'star': '☆', 'sum': '∑',
    'radic': '√', 'asymp': '≈', 'equiv': '≡', 'harr': '↔', 'rArr': '⇒', 'forall': '∀', 'exist': '∃', 'isin': '∈',
    'Delta': 'Δ', 'Sigma': 'Σ', 'Pi': 'Π', 'theta': 'θ', 'phi': 'φ', 'thinsp': '\u2009', 'ensp': '\u2002',
    'emsp': '\u2003', 'zwj': '\u200d', 'zwnj': '\u200c', 'dagger': '†', 'permil': '‰', 'prime': '′', 'minus': '−',
}
# What numbers from 128 to 159 meant before Unicode.
_windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'


def escape(s, quote=True):
    """Text in which nothing is a tag."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


_reference = re.compile(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')


def _meant(found):
    name = found[1]
    if name[0] == '#':
        digits = name[1:].rstrip(';')
        number = int(digits[1:], 16) if digits[0] in 'xX' else int(digits)
        if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return '\ufffd'
        if 128 <= number <= 159:
            return _windows[number - 128]
        if 1 <= number <= 8 or number == 11 or 14 <= number <= 31 or number == 127 or 0xFDD0 <= number <= 0xFDEF:
            return ''
        return chr(number)
    if name.endswith(';') and name[:-1] in _names:
        return _names[name[:-1]]
    for size in range(len(name), 1, -1):
        if name[:size] in _open:
            return _open[name[:size]] + name[size:]
    if name.endswith(';') and name[:-1].isalpha() and name[:-1].isascii():
        from _interleave import unsupported

        unsupported(f'the HTML name &{name} is not among those that Interleave knows: write the character itself or its number')
    return '&' + name


def unescape(s):
    """Text with its references replaced by what they stand for."""
    return _reference.sub(_meant, s) if '&' in s else s
