"""Comparing decimal numbers, and their signs."""

import numbers

from _decimal_context import ROUND_FLOOR, FloatOperation, InvalidOperation, getcontext

# The class of the numbers and what decimal.py makes them with.
Decimal = _made = _converted = _must = _nan_of = None


class Order:
    """What Decimal has of them."""

    __slots__ = ()

    def _order(self, other):
        # -1, 0 or 1; neither is a NaN.
        if not self and not other:
            return 0
        a, b = (-1 if self._sign else 1) if self else 0, (-1 if other._sign else 1) if other else 0
        if a != b:
            return -1 if a < b else 1
        if self._exp == 'F' or other._exp == 'F':
            size = (self._exp == 'F') - (other._exp == 'F')
            return size * a
        x, y = self.adjusted(), other.adjusted()
        if x != y:
            return a if x > y else -a
        low = min(self._exp, other._exp)
        x = self._int * 10 ** (self._exp - low)
        y = other._int * 10 ** (other._exp - low)
        return ((x > y) - (x < y)) * a

    def _comparison(self, other, is_equality=False):
        # The other as a Decimal for a comparison; None where a NaN makes it false.
        if isinstance(other, numbers.Rational) and not isinstance(other, int):
            scaled = self if isinstance(self._exp, str) else _made(self._sign, self._int * other.denominator, self._exp)
            return scaled, Decimal(other.numerator)
        if isinstance(other, float):
            context = getcontext()
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation] and not is_equality:
                raise FloatOperation([FloatOperation])
            return self, Decimal.from_float(other)
        if is_equality and isinstance(other, complex) and other.imag == 0:
            return self, Decimal.from_float(other.real)
        other = _converted(other)
        return self, other

    def __eq__(self, other):
        a, b = self._comparison(other, True)
        if b is NotImplemented:
            return NotImplemented
        if a.is_nan() or b.is_nan():
            if a.is_snan() or b.is_snan():
                getcontext()._report(InvalidOperation)
            return False
        return a._order(b) == 0

    def _ordered(self, other, wanted):
        a, b = self._comparison(other)
        if b is NotImplemented:
            return NotImplemented
        if a.is_nan() or b.is_nan():
            getcontext()._report(InvalidOperation)
            return False
        return a._order(b) in wanted

    def __lt__(self, other):
        return self._ordered(other, (-1,))

    def __le__(self, other):
        return self._ordered(other, (-1, 0))

    def __gt__(self, other):
        return self._ordered(other, (1,))

    def __ge__(self, other):
        return self._ordered(other, (0, 1))

    def compare(self, other, context=None):
        """-1, 0 or 1 as a Decimal."""
        other = _must(other)
        nan = _nan_of(context or getcontext(), self, other)
        return nan if nan is not None else Decimal(self._order(other))

    def compare_total(self, other, context=None):
        other = _must(other)
        order = self._order(other)
        if order == 0 and self._exp != other._exp:
            order = (self._exp > other._exp) - (self._exp < other._exp)
            order = -order if self._sign else order
        return Decimal(order)

    def max(self, other, context=None):
        return self._extreme(other, context, 1)

    def min(self, other, context=None):
        return self._extreme(other, context, -1)

    def _extreme(self, other, context, sign):
        context = context or getcontext()
        other = _must(other)
        if self._exp == 'n' and not other.is_nan():
            return other._fix(context)
        if other._exp == 'n' and not self.is_nan():
            return self._fix(context)
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        order = self._order(other) or int(self.compare_total(other))
        return (self if order * sign >= 0 else other)._fix(context)

    def same_quantum(self, other, context=None):
        other = _must(other)
        if isinstance(self._exp, str) or isinstance(other._exp, str):
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    # --- Signs ---

    def _negated(self):
        return _made(1 - self._sign, self._int, self._exp)

    def _absolute(self):
        return _made(0, self._int, self._exp)

    def copy_abs(self):
        return self._absolute()

    def copy_negate(self):
        return self._negated()

    def copy_sign(self, other, context=None):
        return _made(_must(other)._sign, self._int, self._exp)

    def __neg__(self):
        context = getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        made = self._absolute() if not self and context.rounding != ROUND_FLOOR else self._negated()
        return made._fix(context)

    def __pos__(self):
        context = getcontext()
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        made = self._absolute() if not self and context.rounding != ROUND_FLOOR else self
        return made._fix(context)

    def __abs__(self):
        return self.__neg__() if self._sign else self.__pos__()
