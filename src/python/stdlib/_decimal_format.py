"""Decimal numbers in the formats of `format`."""

import re

from _decimal_context import getcontext

_SPEC = re.compile(
    r'(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<no_neg_0>z)?(?P<alt>\#)?(?P<zeropad>0)?'
    r'(?P<width>\d+)?(?P<sep>[,_])?(?:\.(?P<precision>\d+))?(?P<type>[eEfFgGn%])?\Z',
    re.DOTALL,
)


def formatted(value, specifier):
    """What `format(value, specifier)` gives."""
    if not isinstance(specifier, str):
        raise TypeError('format arg must be str')
    found = _SPEC.match(specifier)
    if found is None or found['sep'] == '_':
        raise ValueError('invalid format string')
    kind = found['type']
    sign_style = found['sign'] or '-'
    fill, align = found['fill'] or ' ', found['align']
    if found['zeropad']:
        if align is not None:
            raise ValueError('invalid format string')
        fill, align = '0', '='
    align = align or '>'
    width = int(found['width'] or 0)
    if isinstance(value._exp, str):
        text = str(value._absolute()) + ('%' if kind == '%' else '')
        if found['zeropad']:
            fill, align = ' ', '>'
        return _aligned(_sign_text(value._sign, sign_style), text, fill, align, width)
    precision = None if found['precision'] is None else int(found['precision'])
    rounding = getcontext().rounding
    if kind == '%':
        value = value._like(value._sign, value._int, value._exp + 2)
    if precision is not None:
        if kind in ('e', 'E'):
            value = _to_digits(value, precision + 1, rounding)
        elif kind in ('f', 'F', '%'):
            value = value._rounded_to(-precision, rounding)
        elif len(str(value._int)) > max(precision, 1):
            value = _to_digits(value, max(precision, 1), rounding)
    if not value and value._exp > 0 and kind in ('f', 'F', '%'):
        value = value._rounded_to(0, rounding)
    if found['no_neg_0'] and not value and value._sign:
        value = value._absolute()
    digits = str(value._int)
    left = value._exp + len(digits)
    if kind in ('e', 'E'):
        point = 1 - precision if not value and precision is not None else 1
    elif kind in ('f', 'F', '%'):
        point = left
    elif value._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    text = f'.{fraction}' if fraction or found['alt'] else ''
    exponent = left - point
    if exponent or kind in ('e', 'E'):
        text += f'{"e" if kind in ("e", "g", "n") else "E"}{exponent:+d}'
    if kind == '%':
        text += '%'
    sign = _sign_text(value._sign, sign_style)
    room = width - len(sign) - len(text) if found['zeropad'] else 0
    if found['sep']:
        whole = _grouped(whole, room, found['sep'])
    elif room > len(whole):
        whole = whole.rjust(room, '0')
    return _aligned(sign, whole + text, fill, align, width)


def _sign_text(is_negative, style):
    return '-' if is_negative else style if style in '+ ' else ''


def _grouped(whole, room, sep):
    while len(whole) + (len(whole) - 1) // 3 < room:
        whole = '0' + whole
    first = (len(whole) - 1) % 3 + 1
    return whole[:first] + ''.join([sep + whole[i : i + 3] for i in range(first, len(whole), 3)])


def _aligned(sign, text, fill, align, width):
    padding = fill * (width - len(sign) - len(text))
    if align == '<':
        return sign + text + padding
    if align == '>':
        return padding + sign + text
    if align == '=':
        return sign + padding + text
    half = len(padding) // 2
    return padding[:half] + sign + text + padding[half:]


def _to_digits(value, count, rounding):
    if not value:
        return value._like(value._sign, 0, value.adjusted() + 1 - count)
    length = len(str(value._int))
    if length <= count:
        shift = count - length
        return value._like(value._sign, value._int * 10**shift, value._exp - shift)
    made = value._rounded_to(value.adjusted() + 1 - count, rounding)
    if len(str(made._int)) > count:
        made = value._like(made._sign, made._int // 10, made._exp + 1)
    return made
