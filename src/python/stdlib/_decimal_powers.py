"""Powers, roots and logarithms of decimal numbers."""

import math

from _decimal_context import (
    MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Inexact, InvalidOperation, Overflow, Rounded, getcontext,
)
from _decimal_integers import exp_scaled, ln_scaled

# The class of the numbers and what decimal.py makes them with.
Decimal = _made = _converted = _must = _nan_of = None


def _wide(context, prec=None):
    made = Context(prec=prec or 10000, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[], flags=[])
    return made


def _inexact(value, context):
    rounded = context.copy()
    rounded.rounding = ROUND_HALF_EVEN
    rounded.flags = context.flags
    return value._fix(rounded)


class Powers:
    """What Decimal has of them."""

    __slots__ = ()

    def __pow__(self, other, modulo=None):
        other = _converted(other)
        return other if other is NotImplemented else self._power(other, modulo, getcontext())

    def __rpow__(self, other, modulo=None):
        other = _converted(other)
        return other if other is NotImplemented else other._power(self, modulo, getcontext())

    def _power(self, other, modulo, context):
        if modulo is not None:
            modulo = _must(modulo)
            if any(isinstance(each._exp, str) or each._exp < 0 for each in (self, other, modulo)) or other._sign:
                return context._report(InvalidOperation)
            if not modulo:
                return context._report(InvalidOperation)
            return Decimal(pow(int(self._absolute()), int(other), int(modulo)))
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if not other:
            return context._report(InvalidOperation) if not self else Decimal(1)
        is_whole = other._exp != 'F' and other == other.to_integral_value()
        sign = 0
        base = self
        if self._sign:
            if is_whole:
                sign = int(other) & 1
            elif self:
                return context._report(InvalidOperation)
            base = self._absolute()
        if not base:
            return _made(sign, 0, 0) if not other._sign else _made(sign, 0, 'F')
        if base._exp == 'F':
            return _made(sign, 0, 'F') if not other._sign else _made(sign, 0, 0)
        if other._exp == 'F':
            order = base._order(Decimal(1))
            if order == 0:
                context._report(Inexact, self)
                context._report(Rounded, self)
                return _made(sign, 10 ** (context.prec - 1), 1 - context.prec)
            return Decimal(0) if (order > 0) == bool(other._sign) else _made(sign, 0, 'F')
        if is_whole:
            if base._int == 1 and base._exp == 0:
                return _made(sign, 1, 0)
            raised = base._squared_power(abs(int(other)), other._sign, context)
            if raised._exp == 'F':
                context._report(Inexact)
                context._report(Rounded)
                return context._report(Overflow, _made(sign, 0, 'F'))
            return _made(sign, raised._int, raised._exp)._fix(context)
        if base == 1:
            return Decimal(1)._widened(context)
        work = _wide(context, context.prec + len(str(abs(base.adjusted()))) + len(str(other._int)) + 6)
        estimate = other._multiply(base.ln(work), work).exp(work)
        exact = self._exact_power(base, other, estimate, context)
        if exact is not None:
            return exact
        return _made(sign, estimate._int, estimate._exp)._fix(context)

    def _squared_power(self, power, is_inverse, context):
        # To a whole power: squared again and again, with some digits more than are wanted.
        work = _wide(context, context.prec + len(str(power)) + 4)
        base = Decimal(1)._divide(self, _wide(context, work.prec + 1)) if is_inverse else self
        result = Decimal(1)
        for bit in bin(power)[2:]:
            result = result._multiply(result, work)
            if bit == '1':
                result = result._multiply(base, work)
            if result._exp == 'F' or not result:
                break
        return result

    def _exact_power(self, base, other, estimate, context):
        # A root that comes out even.
        n, d = other.as_integer_ratio()
        if d > 64 or abs(n) > 10000:
            return None
        candidate = estimate.normalize(_wide(context, context.prec))
        work = _wide(context, 4 * context.prec * d)
        if candidate._power(Decimal(d), None, work) == base._power(Decimal(n), None, work):
            ideal = _wide(context, context.prec)
            result = candidate._fix(ideal)
            if n > 0 and base._exp >= 0 and other._exp >= 0:
                return result
            return result._widened(context)
        return None

    def _widened(self, context):
        # Powers that are not whole are given with all digits.
        digits = len(str(self._int))
        if digits < context.prec:
            context._report(Inexact, self)
            context._report(Rounded, self)
            shift = context.prec - digits
            return _made(self._sign, self._int * 10**shift, self._exp - shift)
        return self

    def sqrt(self, context=None):
        """The square root."""
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if self._exp == 'F':
            return context._report(InvalidOperation) if self._sign else self
        if not self:
            return _made(self._sign, 0, self._exp // 2)._fix(context)
        if self._sign:
            return context._report(InvalidOperation)
        wanted = context.prec + 1
        exponent, digits = self._exp, self._int
        if exponent & 1:
            digits *= 10
            exponent -= 1
        half = exponent // 2
        shift = wanted - (len(str(digits)) + 1) // 2
        if shift >= 0:
            digits *= 100**shift
            is_exact = True
        else:
            digits, rest = divmod(digits, 100**-shift)
            is_exact = not rest
        half -= shift
        root = math.isqrt(digits)
        is_exact = is_exact and root * root == digits
        if is_exact:
            ideal = self._exp // 2
            while half < ideal and root % 10 == 0:
                root //= 10
                half += 1
            if half > ideal:
                root *= 10 ** (half - ideal)
                half = ideal
        elif root % 5 == 0:
            root += 1
        rounded = context.copy()
        rounded.rounding = ROUND_HALF_EVEN
        rounded.flags = context.flags
        return _made(0, root, half)._fix(rounded)

    def exp(self, context=None):
        """e to the power of the number."""
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if self._exp == 'F':
            return Decimal(0) if self._sign else self
        if not self:
            return Decimal(1)
        if self.adjusted() > len(str((context.Emax + 1) * 3)):
            big = _made(0, 1, context.Emax + 1) if not self._sign else _made(0, 1, context.Etiny() - 1)
            return big._fix(context)
        # As a power of ten and a rest between 1 and 10.
        places = context.prec + max(0, self.adjusted()) + 8
        unit = 10**places
        power, rest = divmod(self._scaled(places), ln_scaled(10 * unit, unit))
        value = exp_scaled(rest, places)
        if value % 10 in (0, 5):
            value += 1
        return _inexact(_made(0, value, power - places), context)

    def ln(self, context=None):
        """The natural logarithm."""
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if not self:
            return _made(1, 0, 'F')
        if self._sign:
            return context._report(InvalidOperation)
        if self._exp == 'F':
            return self
        if self == 1:
            return Decimal(0)
        return _inexact(self._log(context.prec), context)

    def _log(self, prec):
        # Close to 1 the first digits are zeros.
        places = prec + len(str(abs(self.adjusted()))) + 8
        distance = self._add(Decimal(-1), _wide(None, 4 * prec + 60))
        if distance and distance.adjusted() < 0:
            places -= distance.adjusted()
        e = self.adjusted()
        digits = len(str(self._int)) - 1
        unit = 10**places
        mantissa = self._int * unit // 10**digits if digits <= places else self._int // 10 ** (digits - places)
        value = ln_scaled(mantissa, unit) + e * ln_scaled(10 * unit, unit)
        if value % 10 in (0, 5):
            value += 1
        return _made(int(value < 0), abs(value), -places)

    def log10(self, context=None):
        """The logarithm to base 10."""
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        if not self:
            return _made(1, 0, 'F')
        if self._sign:
            return context._report(InvalidOperation)
        if self._exp == 'F':
            return self
        plain = str(self._int).rstrip('0')
        if plain == '1':
            return Decimal(self.adjusted())._fix(context)
        work = _wide(context, context.prec + 10)
        return _inexact(self._log(work.prec)._divide(Decimal(10)._log(work.prec), work), context)

    def _scaled(self, places):
        shift = places + self._exp
        size = self._int * 10**shift if shift >= 0 else self._int // 10**-shift
        return -size if self._sign else size
