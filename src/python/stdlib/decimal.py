"""Numbers with decimal places, exact and rounded as one says (the General Decimal Arithmetic Specification)."""

import math
import numbers
import re
import sys
from collections import namedtuple

import _decimal_context
import _decimal_order
import _decimal_powers
from _decimal_context import (
    HAVE_CONTEXTVAR, HAVE_THREADS, MAX_EMAX, MAX_PREC, MIN_EMIN, MIN_ETINY, ROUND_05UP, ROUND_CEILING, ROUND_DOWN,
    ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, BasicContext, Clamped, Context,
    ConversionSyntax, DecimalException, DefaultContext, DivisionByZero, DivisionImpossible, DivisionUndefined,
    ExtendedContext, FloatOperation, Inexact, InvalidContext, InvalidOperation, Overflow, Rounded, Subnormal, Underflow,
    _ROUNDINGS, getcontext, localcontext, setcontext,
)
from _decimal_format import formatted
from _decimal_integers import cut
from _decimal_order import Order
from _decimal_powers import Powers

__all__ = [
    'Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext', 'DecimalException',
    'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow',
    'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined', 'ROUND_DOWN',
    'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR', 'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP',
    'setcontext', 'getcontext', 'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS',
    'HAVE_CONTEXTVAR',
]

DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent')

_FORM = re.compile(
    r'(?P<sign>[-+])?((?=\d|\.\d)(?P<int>\d*)(\.(?P<frac>\d*))?(E(?P<exp>[-+]?\d+))?|Inf(inity)?'
    r'|(?P<signal>s)?NaN(?P<diag>\d*))\Z',
    re.IGNORECASE,
)


class Decimal(Order, Powers):
    """A number with decimal places."""

    # The exponent is 'F' for an infinity, 'n' for a NaN, 'N' for a signalling one.
    __slots__ = ('_sign', '_int', '_exp')

    def __new__(cls, value='0', context=None):
        self = object.__new__(cls)
        if isinstance(value, int):
            self._sign, self._int, self._exp = int(value < 0), abs(int(value)), 0
        elif isinstance(value, str):
            found = _FORM.match(value.strip().replace('_', ''))
            if found is None:
                made = (context or getcontext())._report(ConversionSyntax)
                self._sign, self._int, self._exp = made._sign, made._int, made._exp
                return self
            self._sign = int(found['sign'] == '-')
            if found['int'] is not None:
                fraction = found['frac'] or ''
                self._int = int(found['int'] + fraction)
                self._exp = int(found['exp'] or '0') - len(fraction)
            elif found['diag'] is not None:
                self._int = int(found['diag'] or '0')
                self._exp = 'N' if found['signal'] else 'n'
            else:
                self._int, self._exp = 0, 'F'
        elif isinstance(value, Decimal):
            self._sign, self._int, self._exp = value._sign, value._int, value._exp
        elif isinstance(value, float):
            (context or getcontext()).flags[FloatOperation] = True
            if (context or getcontext()).traps[FloatOperation]:
                raise FloatOperation([FloatOperation])
            made = Decimal.from_float(value)
            self._sign, self._int, self._exp = made._sign, made._int, made._exp
        elif isinstance(value, (list, tuple)):
            if len(value) != 3:
                raise ValueError('argument must be a sequence of length 3')
            sign, digits, exponent = value
            if sign not in (0, 1):
                raise ValueError('sign must be an integer with the value 0 or 1')
            for digit in digits:
                if not isinstance(digit, int) or not 0 <= digit <= 9:
                    raise ValueError('coefficient must be a tuple of digits')
            self._sign = sign
            self._int = 0 if exponent == 'F' else int(''.join(map(str, digits)) or '0')
            self._exp = exponent
        else:
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
        return self

    @classmethod
    def from_float(cls, f, /):
        """The exact number that a float is."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        if math.isinf(f) or math.isnan(f):
            return cls(repr(f))
        n, d = abs(f).as_integer_ratio()
        places = d.bit_length() - 1
        made = _made(int(math.copysign(1.0, f) < 0), n * 5**places, -places)
        return made if cls is Decimal else cls(made)

    # --- Kinds ---

    def is_nan(self):
        return self._exp in ('n', 'N')

    def is_qnan(self):
        return self._exp == 'n'

    def is_snan(self):
        return self._exp == 'N'

    def is_infinite(self):
        return self._exp == 'F'

    def is_finite(self):
        return not isinstance(self._exp, str)

    def is_zero(self):
        return self.is_finite() and not self._int

    def is_signed(self):
        return self._sign == 1

    def is_normal(self, context=None):
        return bool(self.is_finite() and self._int and (context or getcontext()).Emin <= self.adjusted())

    def is_subnormal(self, context=None):
        return bool(self.is_finite() and self._int and self.adjusted() < (context or getcontext()).Emin)

    def is_canonical(self):
        return True

    def __bool__(self):
        return isinstance(self._exp, str) or self._int != 0

    def adjusted(self):
        """The exponent of the first digit."""
        return 0 if isinstance(self._exp, str) else self._exp + len(str(self._int)) - 1

    def as_tuple(self):
        digits = (0,) if self._exp == 'F' else tuple(map(int, str(self._int)))
        if self.is_nan() and not self._int:
            digits = ()
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        """Two ints whose quotient the number is."""
        if self._exp == 'F':
            raise OverflowError('cannot convert Infinity to integer ratio')
        if self.is_nan():
            raise ValueError('cannot convert NaN to integer ratio')
        n, d = (self._int * 10**self._exp, 1) if self._exp >= 0 else (self._int, 10**-self._exp)
        common = math.gcd(n, d)
        return (-n if self._sign else n) // common, d // common

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def canonical(self):
        return self

    def radix(self):
        return Decimal(10)

    def _like(self, sign, digits, exponent):
        return _made(sign, digits, exponent)

    # --- As text ---

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return self._text(False)

    def to_eng_string(self, context=None):
        """The number with an exponent that is a multiple of three."""
        return self._text(True)

    def _text(self, is_engineering):
        sign = '-' if self._sign else ''
        if isinstance(self._exp, str):
            if self._exp == 'F':
                return sign + 'Infinity'
            return sign + ('NaN' if self._exp == 'n' else 'sNaN') + (str(self._int) if self._int else '')
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not is_engineering:
            point = 1
        elif digits == '0':
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, fraction = '0', '.' + '0' * -point + digits
        elif point >= len(digits):
            whole, fraction = digits + '0' * (point - len(digits)), ''
        else:
            whole, fraction = digits[:point], '.' + digits[point:]
        exponent = '' if left == point else f'{"E" if getcontext().capitals else "e"}{left - point:+d}'
        return sign + whole + fraction + exponent

    def __format__(self, specifier, /):
        return formatted(self, specifier)

    # --- As other numbers ---

    def __float__(self):
        if self._exp == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        return float('-nan' if self.is_nan() and self._sign else 'nan' if self.is_nan() else str(self))

    def __int__(self):
        if isinstance(self._exp, str):
            if self._exp == 'F':
                raise OverflowError('cannot convert Infinity to integer')
            raise ValueError('cannot convert NaN to integer')
        size = self._int * 10**self._exp if self._exp >= 0 else self._int // 10**-self._exp
        return -size if self._sign else size

    __trunc__ = __int__

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        self._whole_check()
        return int(self._rounded_to(0, ROUND_FLOOR))

    def __ceil__(self):
        self._whole_check()
        return int(self._rounded_to(0, ROUND_CEILING))

    def _whole_check(self):
        if isinstance(self._exp, str):
            if self._exp == 'F':
                raise OverflowError('cannot convert Infinity to integer')
            raise ValueError('cannot convert NaN to integer')

    def __round__(self, n=None):
        if n is not None:
            if not isinstance(n, int):
                raise TypeError('optional arg must be an integer')
            return self.quantize(_made(0, 1, -n), ROUND_HALF_EVEN)
        self._whole_check()
        return int(self._rounded_to(0, ROUND_HALF_EVEN))

    def __hash__(self):
        if isinstance(self._exp, str):
            if self._exp == 'N':
                raise TypeError('Cannot hash a signaling NaN value')
            if self._exp == 'n':
                return object.__hash__(self)
            return -sys.hash_info.inf if self._sign else sys.hash_info.inf
        modulus = sys.hash_info.modulus
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        result = self._int * power % modulus
        result = -result if self._sign else result
        return -2 if result == -1 else result

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self.__copy__()

    # --- Rounding ---

    def _rounded_to(self, exponent, rounding):
        # The number with that exponent, whatever the context says.
        if isinstance(self._exp, str):
            return self
        if self._exp >= exponent:
            return _made(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        kept, change = cut(self._sign, self._int, exponent - self._exp, rounding)
        return _made(self._sign, kept, exponent)

    def _fix(self, context):
        # The number as the context allows it.
        if isinstance(self._exp, str):
            return self
        if not self._int:
            low, high = context.Etiny(), context.Etop() if context.clamp else context.Emax
            exponent = min(max(self._exp, low), high)
            if exponent != self._exp:
                context._report(Clamped, self)
                return _made(self._sign, 0, exponent)
            return self
        length = len(str(self._int))
        low = length + self._exp - context.prec
        if low > context.Etop():
            result = context._report(Overflow, self._overflowed(context))
            context._report(Inexact, self)
            context._report(Rounded, self)
            return result
        is_subnormal = low < context.Etiny()
        if is_subnormal:
            low = context.Etiny()
        if self._exp < low:
            kept, change = cut(self._sign, self._int, low - self._exp, context.rounding)
            if len(str(kept)) > context.prec:
                kept //= 10
                low += 1
            result = _made(self._sign, kept, low)
            if low > context.Etop():
                result = self._overflowed(context)
                context._report(Overflow, result)
            if change and is_subnormal:
                context._report(Underflow, self)
            if is_subnormal:
                context._report(Subnormal, self)
            if change:
                context._report(Inexact, self)
            context._report(Rounded, self)
            if not kept:
                context._report(Clamped, self)
            return result
        if is_subnormal:
            context._report(Subnormal, self)
        return self

    def _overflowed(self, context):
        if context.rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or (
            context.rounding == (ROUND_FLOOR if self._sign else ROUND_CEILING)
        ):
            return _made(self._sign, 0, 'F')
        return _made(self._sign, 10**context.prec - 1, context.Etop())

    def quantize(self, exp, rounding=None, context=None):
        """The number with the exponent of another."""
        context = context or getcontext()
        exp = _must(exp)
        nan = _nan_of(context, self, exp)
        if nan is not None:
            return nan
        if self._exp == 'F' or exp._exp == 'F':
            if self._exp == exp._exp:
                return self
            return context._report(InvalidOperation)
        if rounding is not None and rounding not in _ROUNDINGS:
            context.copy().rounding = rounding
        if not context.Etiny() <= exp._exp <= context.Emax:
            return context._report(InvalidOperation)
        result = self._rounded_to(exp._exp, rounding or context.rounding)
        if result._int and (result.adjusted() > context.Emax or len(str(result._int)) > context.prec):
            return context._report(InvalidOperation)
        if self._exp < exp._exp:
            if result._int * 10 ** (exp._exp - self._exp) != self._int:
                context._report(Inexact, self)
            context._report(Rounded, self)
        return result

    def to_integral_value(self, rounding=None, context=None):
        """The number without decimal places."""
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if isinstance(self._exp, str) or self._exp >= 0:
            return self
        return self._rounded_to(0, rounding or context.rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        """The same, with a report of what is lost."""
        context = context or getcontext()
        result = self.to_integral_value(rounding, context)
        if self.is_finite() and self._exp < 0:
            if result != self:
                context._report(Inexact, self)
            context._report(Rounded, self)
        return result

    def normalize(self, context=None):
        """The number without zeros at its end."""
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        made = self._fix(context)
        if isinstance(made._exp, str):
            return made
        if not made._int:
            return _made(made._sign, 0, 0)
        digits, exponent = made._int, made._exp
        high = context.Etop() if context.clamp else context.Emax
        while digits % 10 == 0 and exponent < high:
            digits //= 10
            exponent += 1
        return _made(made._sign, digits, exponent)

    # --- Arithmetic ---

    def _add(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._exp == 'F':
            if other._exp == 'F' and self._sign != other._sign:
                return context._report(InvalidOperation)
            return self
        if other._exp == 'F':
            return other
        exponent = min(self._exp, other._exp)
        a, b = self, other
        # Digits far below the precision matter only as being there.
        for big, small in ((a, b), (b, a)):
            if big._int and small._int and big._exp > small._exp:
                low = big._exp + min(-1, len(str(big._int)) - context.prec - 2)
                if small.adjusted() < low:
                    small_one = _made(small._sign, 1, low)
                    a, b = (big, small_one)
                    exponent = min(a._exp, b._exp)
                break
        x = a._int and a._int * 10 ** (a._exp - exponent)
        y = b._int and b._int * 10 ** (b._exp - exponent)
        total = (-x if a._sign else x) + (-y if b._sign else y)
        if total == 0:
            is_negative = a._sign and b._sign or (a._sign != b._sign and context.rounding == ROUND_FLOOR)
            return _made(int(bool(is_negative)), 0, exponent)._fix(context)
        return _made(int(total < 0), abs(total), exponent)._fix(context)

    def _subtract(self, other, context):
        nan = _nan_of(context, self, other)
        return self._add(other._negated(), context) if nan is None else nan

    def _multiply(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._exp == 'F' or other._exp == 'F':
            if not self or not other:
                return context._report(InvalidOperation)
            return _made(sign, 0, 'F')
        return _made(sign, self._int * other._int, self._exp + other._exp)._fix(context)

    def _divide(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._exp == 'F':
            return context._report(InvalidOperation) if other._exp == 'F' else _made(sign, 0, 'F')
        if other._exp == 'F':
            context._report(Clamped, self)
            return _made(sign, 0, context.Etiny())
        if not other:
            if not self:
                return context._report(DivisionUndefined)
            return context._report(DivisionByZero, _made(sign, 0, 'F'))
        if not self:
            return _made(sign, 0, self._exp - other._exp)._fix(context)
        shift = len(str(other._int)) - len(str(self._int)) + context.prec + 1
        exponent = self._exp - other._exp - shift
        if shift >= 0:
            quotient, rest = divmod(self._int * 10**shift, other._int)
        else:
            quotient, rest = divmod(self._int, other._int * 10**-shift)
        if rest:
            if quotient % 5 == 0:
                quotient += 1
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _made(sign, quotient, exponent)._fix(context)

    def _quotient(self, other, context):
        if self._exp == 'F' and not other.is_nan() and other._exp != 'F':
            return _made(self._sign ^ other._sign, 0, 'F')
        if self and self._exp != 'F' and other.is_zero():
            return context._report(DivisionByZero, _made(self._sign ^ other._sign, 0, 'F'))
        return self._divide_whole(other, context)[0]

    def _divide_whole(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._exp == 'F':
            if other._exp == 'F':
                return context._report(InvalidOperation), _NAN
            return _made(sign, 0, 'F'), context._report(InvalidOperation)
        if not other:
            if not self:
                return context._report(DivisionUndefined), _NAN
            if context.traps[InvalidOperation]:
                context.flags[InvalidOperation] = context.flags[DivisionByZero] = True
                raise InvalidOperation([InvalidOperation, DivisionByZero])
            return context._report(DivisionByZero, _made(sign, 0, 'F')), context._report(InvalidOperation)
        if other._exp == 'F':
            return _made(sign, 0, 0), self._fix(context)
        exponent = min(self._exp, other._exp)
        if not self:
            return _made(sign, 0, 0), _made(self._sign, 0, exponent)._fix(context)
        if self.adjusted() < other.adjusted():
            return _made(sign, 0, 0), _made(self._sign, self._int * 10 ** (self._exp - exponent), exponent)._fix(context)
        if self.adjusted() - other.adjusted() > context.prec:
            impossible = context._report(DivisionImpossible)
            return impossible, impossible
        whole, rest = divmod(self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent))
        if whole >= 10**context.prec:
            impossible = context._report(DivisionImpossible)
            return impossible, impossible
        return _made(sign, whole, 0), _made(self._sign, rest, exponent)._fix(context)

    def _remainder(self, other, context):
        if self.is_finite() and other.is_zero() and self:
            return context._report(InvalidOperation)
        if self._exp == 'F' and not other.is_nan():
            return context._report(InvalidOperation)
        return self._divide_whole(other, context)[1]

    def _with(self, other, operation):
        other = _converted(other)
        return other if other is NotImplemented else operation(self, other, getcontext())

    def _reversed(self, other, operation):
        other = _converted(other)
        return other if other is NotImplemented else operation(other, self, getcontext())

    def __add__(self, other):
        return self._with(other, Decimal._add)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, Decimal._subtract)

    def __rsub__(self, other):
        return self._reversed(other, Decimal._subtract)

    def __mul__(self, other):
        return self._with(other, Decimal._multiply)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._with(other, Decimal._divide)

    def __rtruediv__(self, other):
        return self._reversed(other, Decimal._divide)

    def __floordiv__(self, other):
        return self._with(other, Decimal._quotient)

    def __rfloordiv__(self, other):
        return self._reversed(other, Decimal._quotient)

    def __mod__(self, other):
        return self._with(other, Decimal._remainder)

    def __rmod__(self, other):
        return self._reversed(other, Decimal._remainder)

    def __divmod__(self, other):
        return self._with(other, Decimal._divide_whole)

    def __rdivmod__(self, other):
        return self._reversed(other, Decimal._divide_whole)

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _must(other)
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._exp == 'F' or not other:
            return context._report(InvalidOperation)
        if other._exp == 'F':
            return self._fix(context)
        exponent = min(self._exp, other._exp)
        a, b = self._int * 10 ** (self._exp - exponent), other._int * 10 ** (other._exp - exponent)
        whole, rest = divmod(a, b)
        if whole >= 10**context.prec:
            return context._report(DivisionImpossible)
        sign = self._sign
        if 2 * rest + (whole & 1) > b:
            rest = b - rest
            sign = 1 - sign
        return _made(sign, rest, exponent)._fix(context)

    def fma(self, other, third, context=None):
        """The product with another and the sum with a third, rounded once."""
        context = context or getcontext()
        other, third = _must(other), _must(third)
        wide = context.copy()
        wide.prec = max(context.prec, len(str(self._int)) + len(str(other._int)) + 1)
        wide.clear_traps()
        return self._multiply(other, wide)._add(third, context)

    def logb(self, context=None):
        return Decimal(self.adjusted())

    def scaleb(self, other, context=None):
        if isinstance(self._exp, str):
            return self
        return _made(self._sign, self._int, self._exp + int(_must(other)))._fix(context or getcontext())

    def next_plus(self, context=None):
        context = (context or getcontext()).copy()
        context.rounding = ROUND_CEILING
        context.clear_traps()
        moved = self._fix(context)
        return moved if moved != self else self._add(_made(0, 1, context.Etiny() - 1), context)

    def next_minus(self, context=None):
        context = (context or getcontext()).copy()
        context.rounding = ROUND_FLOOR
        context.clear_traps()
        moved = self._fix(context)
        return moved if moved != self else self._add(_made(1, 1, context.Etiny() - 1), context)

    def number_class(self, context=None):
        """What kind of number it is."""
        if self.is_nan():
            return 'sNaN' if self.is_snan() else 'NaN'
        sign = '-' if self._sign else '+'
        if self._exp == 'F':
            return sign + 'Infinity'
        if not self:
            return sign + 'Zero'
        return sign + ('Subnormal' if self.is_subnormal(context) else 'Normal')


def _made(sign, digits, exponent):
    made = object.__new__(Decimal)
    made._sign = sign
    made._int = digits
    made._exp = exponent
    return made


_NAN = _made(0, 0, 'n')
_ZERO = _made(0, 0, 0)


def _converted(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    return NotImplemented


def _must(value):
    made = _converted(value)
    if made is NotImplemented:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    return made


def _nan_of(context, *values):
    for value in values:
        if value._exp == 'N':
            return context._report(InvalidOperation, _made(value._sign, value._int, 'n'))
    for value in values:
        if value._exp == 'n':
            return value
    return None


# What the parts make numbers with.
for _part in (_decimal_context, _decimal_order, _decimal_powers):
    _part.Decimal = Decimal
    _part._converted = _converted
    _part._made = _made
    _part._must = _must
    _part._nan_of = _nan_of
numbers.Number.register(Decimal)
del _part
