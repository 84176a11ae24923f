"""Exact fractions."""

import math
import numbers
import operator
import re
import sys

__all__ = ['Fraction']

_FORM = re.compile(
    r'\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)(?:\s*/\s*(?P<denom>\d+(_\d+)*)'
    r'|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:E(?P<exp>[-+]?\d+(_\d+)*))?)\s*\Z',
    re.IGNORECASE,
)
_SPEC = re.compile(
    r'(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<no_neg_zero>z)?(?P<alt>\#)?'
    r'(?P<zeropad>0(?=[0-9]))?(?P<minimumwidth>[0-9]+)?(?P<thousands_sep>[,_])?'
    r'(?:\.(?P<precision>[0-9]+))?(?P<presentation_type>[eEfFgG%])?',
    re.DOTALL,
)


class Fraction(numbers.Rational):
    """A fraction in lowest terms."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator = numerator.numerator
                self._denominator = numerator.denominator
                return self
            if not isinstance(numerator, type) and hasattr(numerator, 'as_integer_ratio'):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if isinstance(numerator, str):
                numerator, denominator = _read(numerator)
            else:
                raise TypeError('argument should be a string or a Rational instance')
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator,
            )
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator = numerator // common
        self._denominator = denominator // common
        return self

    @classmethod
    def from_float(cls, f):
        """The fraction that a float is."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The fraction that a Decimal is."""
        from decimal import Decimal

        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
        return cls(*dec.as_integer_ratio())

    def is_integer(self):
        """Whether the fraction is whole."""
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction with a denominator that is no greater."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            whole = n // d
            if q0 + whole * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + whole * p1, q0 + whole * q1
            n, d = d, n - whole * d
        steps = (max_denominator - q0) // q1
        if 2 * d * (q0 + steps * q1) <= self._denominator:
            return _made(p1, q1)
        return _made(p0 + steps * p1, q0 + steps * q1)

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f'{self._numerator}/{self._denominator}'

    def __format__(self, format_spec, /):
        found = _SPEC.fullmatch(format_spec)
        if found is None or found['align'] is not None and found['zeropad'] is not None:
            raise ValueError(
                f'Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}'
            )
        if found['presentation_type'] is None:
            return self._format_plain(found)
        return self._format_float(found)

    def _format_plain(self, found):
        if found['zeropad'] or found['precision'] or found['no_neg_zero']:
            raise ValueError(
                f'Invalid format specifier {found[0]!r} for object of type {type(self).__name__!r}'
            )
        sep = found['thousands_sep'] or ''
        body = f'{abs(self._numerator):{sep}}'
        if self._denominator > 1 or found['alt']:
            body += f'/{self._denominator:{sep}}'
        sign = '-' if self._numerator < 0 else '' if found['sign'] in ('-', '') else found['sign']
        return _padded(found, sign, body)

    def _format_float(self, found):
        kind = found['presentation_type']
        precision = int(found['precision'] or '6')
        sep = found['thousands_sep'] or ''
        if kind in 'fF%':
            shift = precision + (2 if kind == '%' else 0)
            is_negative, digits = _to_places(self._numerator, self._denominator, shift)
            exponent = -precision
            scientific = False
        else:
            wanted = max(precision, 1) if kind in 'gG' else precision + 1
            is_negative, digits, exponent = _to_figures(self._numerator, self._denominator, wanted)
            scientific = kind in 'eE' or exponent > 0 or exponent + wanted <= -4
        suffix = '%' if kind == '%' else ''
        point = 0
        if scientific:
            shown = exponent + len(str(digits)) - 1 if digits else exponent + wanted - 1
            suffix = f'{"E" if kind in "EG" else "e"}{shown:+03d}'
            point = wanted - 1
        else:
            point = -exponent
        text = str(digits).rjust(point + 1, '0')
        whole, rest = text[: len(text) - point], text[len(text) - point :]
        if kind in 'gG' and not found['alt']:
            rest = rest.rstrip('0')
        if rest or found['alt']:
            rest = '.' + rest
        if found['no_neg_zero'] and not digits:
            is_negative = False
        sign = '-' if is_negative else '' if found['sign'] in ('-', '') else found['sign']
        if found['zeropad']:
            room = int(found['minimumwidth']) - len(sign) - len(rest) - len(suffix)
            whole = whole.rjust(3 * room // 4 + 1 if sep else room, '0')
        if sep:
            first = 1 + (len(whole) - 1) % 3
            whole = whole[:first] + ''.join([sep + whole[i : i + 3] for i in range(first, len(whole), 3)])
        return _padded(found, sign, whole + rest + suffix)

    # --- Arithmetic ---

    def _add(a, b):
        return _quotient(
            a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator,
        )

    def _sub(a, b):
        return _quotient(
            a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator,
        )

    def _mul(a, b):
        return _quotient(a._numerator * b._numerator, a._denominator * b._denominator)

    def _div(a, b):
        if b._numerator == 0:
            # Both fractions are reduced against each other before.
            sign = (a._numerator > 0) - (a._numerator < 0)
            raise ZeroDivisionError(
                f'Fraction({sign * b._denominator // math.gcd(a._denominator, b._denominator)}, 0)'
            )
        return _quotient(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        da, db = a._denominator, b._denominator
        whole, rest = divmod(a._numerator * db, da * b._numerator)
        return whole, _quotient(rest, da * db)

    def _mod(a, b):
        da, db = a._denominator, b._denominator
        return _quotient((a._numerator * db) % (b._numerator * da), da * db)

    def _both(own, other, exact, approximate):
        # Forward operation with a fraction, an int, a float or a complex.
        if isinstance(other, Fraction):
            return exact(own, other)
        if isinstance(other, int):
            return exact(own, _made(int(other), 1))
        if isinstance(other, float):
            return approximate(float(own), other)
        if isinstance(other, complex):
            return approximate(complex(own), other) if approximate in _COMPLEX else NotImplemented
        return NotImplemented

    def _reverse(own, other, exact, approximate):
        if isinstance(other, numbers.Rational):
            return exact(_made(other.numerator, other.denominator), own)
        if isinstance(other, numbers.Real):
            return approximate(float(other), float(own))
        if isinstance(other, numbers.Complex):
            return approximate(complex(other), complex(own)) if approximate in _COMPLEX else NotImplemented
        return NotImplemented

    def __add__(a, b):
        return a._both(b, Fraction._add, operator.add)

    def __radd__(b, a):
        return b._reverse(a, Fraction._add, operator.add)

    def __sub__(a, b):
        return a._both(b, Fraction._sub, operator.sub)

    def __rsub__(b, a):
        return b._reverse(a, Fraction._sub, operator.sub)

    def __mul__(a, b):
        return a._both(b, Fraction._mul, operator.mul)

    def __rmul__(b, a):
        return b._reverse(a, Fraction._mul, operator.mul)

    def __truediv__(a, b):
        return a._both(b, Fraction._div, operator.truediv)

    def __rtruediv__(b, a):
        return b._reverse(a, Fraction._div, operator.truediv)

    def __floordiv__(a, b):
        return a._both(b, Fraction._floordiv, operator.floordiv)

    def __rfloordiv__(b, a):
        return b._reverse(a, Fraction._floordiv, operator.floordiv)

    def __divmod__(a, b):
        return a._both(b, Fraction._divmod, divmod)

    def __rdivmod__(b, a):
        return b._reverse(a, Fraction._divmod, divmod)

    def __mod__(a, b):
        return a._both(b, Fraction._mod, operator.mod)

    def __rmod__(b, a):
        return b._reverse(a, Fraction._mod, operator.mod)

    def __pow__(a, b):
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return _made(a._numerator**power, a._denominator**power)
            if a._numerator == 0:
                raise ZeroDivisionError(f'Fraction({a._denominator ** -power}, 0)')
            if a._numerator > 0:
                return _made(a._denominator**-power, a._numerator**-power)
            return _made((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return _made(a._numerator, a._denominator)

    def __neg__(a):
        return _made(-a._numerator, a._denominator)

    def __abs__(a):
        return _made(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 == self._denominator:
                return whole + whole % 2
            return whole + (rest * 2 > self._denominator)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        modulus = sys.hash_info.modulus
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            value = sys.hash_info.inf
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return a == a.from_float(b) if math.isfinite(b) else 0.0 == b
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(self, self.from_float(other)) if math.isfinite(other) else op(0.0, other)
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


_COMPLEX = (operator.add, operator.sub, operator.mul, operator.truediv)


def _made(numerator, denominator):
    # In lowest terms already.
    made = object.__new__(Fraction)
    made._numerator = numerator
    made._denominator = denominator
    return made


def _quotient(numerator, denominator):
    common = math.gcd(numerator, denominator)
    if denominator < 0:
        common = -common
    return _made(numerator // common, denominator // common)


def _read(text):
    found = _FORM.match(text)
    if found is None:
        raise ValueError(f'Invalid literal for Fraction: {text!r}')
    numerator = int(found['num'] or '0')
    denominator = 1
    if found['denom']:
        denominator = int(found['denom'])
    else:
        decimal = found['decimal']
        if decimal:
            decimal = decimal.replace('_', '')
            denominator = 10 ** len(decimal)
            numerator = numerator * denominator + int(decimal)
        if found['exp']:
            exponent = int(found['exp'])
            if exponent >= 0:
                numerator *= 10**exponent
            else:
                denominator *= 10**-exponent
    return -numerator if found['sign'] == '-' else numerator, denominator


def _padded(found, sign, body):
    fill = found['fill'] or ' '
    align = found['align'] or '>'
    padding = fill * (int(found['minimumwidth'] or '0') - len(sign) - len(body))
    if align == '>':
        return padding + sign + body
    if align == '<':
        return sign + body + padding
    if align == '=':
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]


def _to_places(n, d, places):
    # Rounded to places after the point: whether it is negative, and the digits as an int.
    if places >= 0:
        n *= 10**places
    else:
        d *= 10**-places
    whole, rest = divmod(abs(n), d)
    if rest * 2 > d or rest * 2 == d and whole % 2:
        whole += 1
    return n < 0, whole


def _to_figures(n, d, figures):
    # Rounded to significant figures: whether it is negative, the digits as an int, and their exponent.
    if n == 0:
        return False, 0, 1 - figures
    text_n, text_d = str(abs(n)), str(d)
    exponent = len(text_n) - len(text_d) + (text_d <= text_n) - figures
    is_negative, digits = _to_places(n, d, -exponent)
    if len(str(digits)) == figures + 1:
        digits //= 10
        exponent += 1
    return is_negative, digits, exponent
