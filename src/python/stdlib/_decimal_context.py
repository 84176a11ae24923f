"""Contexts of decimal arithmetic: precision, rounding, and what is reported."""

import contextvars

# The class of the numbers, and what makes one of a value: decimal.py says them.
Decimal = _converted = None

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'
_ROUNDINGS = (
    ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP,
)
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
HAVE_THREADS = HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError):
    """Something that a context may report."""


class Clamped(DecimalException):
    """The exponent was changed to fit."""


class InvalidOperation(DecimalException):
    """There is no such result."""


class ConversionSyntax(InvalidOperation):
    """The text is no number."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """Something was divided by zero."""


class DivisionImpossible(InvalidOperation):
    """The whole part of a quotient is too long."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""


class Inexact(DecimalException):
    """Digits that are not zero were lost."""


class InvalidContext(InvalidOperation):
    """The context is wrong."""


class Rounded(DecimalException):
    """Digits were lost."""


class Subnormal(DecimalException):
    """The exponent is very small."""


class Overflow(Inexact, Rounded):
    """The exponent is too large."""


class Underflow(Inexact, Rounded, Subnormal):
    """The result is too small."""


class FloatOperation(DecimalException, TypeError):
    """A float met a Decimal."""


_SIGNALS = (Clamped, DivisionByZero, Inexact, Overflow, Rounded, Underflow, InvalidOperation, Subnormal, FloatOperation)
# In the order of C's flags, which reprs show.
_SHOWN = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped)
_PARENT = {
    ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation, DivisionUndefined: InvalidOperation,
    InvalidContext: InvalidOperation,
}


# --- Contexts --------------------------------------------------------------------------------------------------------


class Context:
    """Precision, rounding, and what is reported."""

    def __init__(
        self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None,
    ):
        base = DefaultContext if DefaultContext is not None else None
        self.prec = _given(prec, base and base.prec, 28)
        self.rounding = _given(rounding, base and base.rounding, ROUND_HALF_EVEN)
        self.Emin = _given(Emin, base and base.Emin, -999999)
        self.Emax = _given(Emax, base and base.Emax, 999999)
        self.capitals = _given(capitals, base and base.capitals, 1)
        self.clamp = _given(clamp, base and base.clamp, 0)
        if traps is None:
            traps = base.traps.copy() if base else dict.fromkeys(_SIGNALS, False)
        self.traps = traps if isinstance(traps, dict) else {signal: signal in traps for signal in _SIGNALS}
        if flags is None:
            flags = []
        self.flags = flags if isinstance(flags, dict) else {signal: signal in flags for signal in _SIGNALS}

    def __setattr__(self, name, value):
        if name == 'prec':
            if not isinstance(value, int):
                raise TypeError('valid range for prec is [1, MAX_PREC]')
            if not 1 <= value <= MAX_PREC:
                raise ValueError('valid range for prec is [1, MAX_PREC]')
        elif name == 'rounding':
            if value not in _ROUNDINGS:
                raise TypeError(
                    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   "
                    'ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]'
                )
        object.__setattr__(self, name, value)

    def __repr__(self):
        flags = ', '.join([signal.__name__ for signal in _SHOWN if self.flags[signal]])
        traps = ', '.join([signal.__name__ for signal in _SHOWN if self.traps[signal]])
        return (
            f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
            f'capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])'
        )

    def copy(self):
        return Context(
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags.copy(),
            self.traps.copy(),
        )

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _report(self, condition, result=None):
        signal = _PARENT.get(condition, condition)
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([condition])
        return Decimal('NaN') if result is None else result

    def create_decimal(self, num='0', /):
        """A Decimal, rounded."""
        made = Decimal(num, self)
        if made._exp == 'n' and len(str(made._int)) > self.prec:
            return self._report(ConversionSyntax)
        return made._fix(self)

    def create_decimal_from_float(self, f, /):
        return Decimal.from_float(f)._fix(self)

    def _of(self, value):
        made = _converted(value)
        if made is NotImplemented:
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
        return made

    def add(self, a, b, /):
        return self._of(a)._add(self._of(b), self)

    def subtract(self, a, b, /):
        return self._of(a)._subtract(self._of(b), self)

    def multiply(self, a, b, /):
        return self._of(a)._multiply(self._of(b), self)

    def divide(self, a, b, /):
        return self._of(a)._divide(self._of(b), self)

    def divide_int(self, a, b, /):
        return self._of(a)._quotient(self._of(b), self)

    def divmod(self, a, b, /):
        return self._of(a)._divide_whole(self._of(b), self)

    def remainder(self, a, b, /):
        return self._of(a)._remainder(self._of(b), self)

    def power(self, a, b, modulo=None):
        return self._of(a)._power(self._of(b), modulo, self)

    def sqrt(self, a, /):
        return self._of(a).sqrt(self)

    def exp(self, a, /):
        return self._of(a).exp(self)

    def ln(self, a, /):
        return self._of(a).ln(self)

    def log10(self, a, /):
        return self._of(a).log10(self)

    def quantize(self, a, b, /):
        return self._of(a).quantize(b, context=self)

    def abs(self, a, /):
        return self._of(a)._absolute()._fix(self)

    def minus(self, a, /):
        return Decimal(0)._add(self._of(a)._negated(), self)

    def plus(self, a, /):
        return self._of(a)._fix(self)

    def normalize(self, a, /):
        return self._of(a).normalize(self)

    def compare(self, a, b, /):
        return self._of(a).compare(b, self)

    def max(self, a, b, /):
        return self._of(a).max(b, self)

    def min(self, a, b, /):
        return self._of(a).min(b, self)

    def fma(self, a, b, c, /):
        return self._of(a).fma(b, c, self)

    def to_sci_string(self, a, /):
        return str(self._of(a))

    def to_eng_string(self, a, /):
        return self._of(a).to_eng_string(self)

    def to_integral_value(self, a, /):
        return self._of(a).to_integral_value(None, self)

    to_integral = to_integral_value


def _given(value, inherited, default):
    if value is not None:
        return value
    return default if inherited is None else inherited


DefaultContext = None
DefaultContext = Context(traps=[DivisionByZero, Overflow, InvalidOperation])
BasicContext = Context(
    prec=9, rounding=ROUND_HALF_UP,
    traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow], flags=[],
)
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])

_current = contextvars.ContextVar('decimal_context')


def getcontext():
    """The context of the running task or thread."""
    context = _current.get(None)
    if context is None:
        context = Context()
        _current.set(context)
    return context


def setcontext(context, /):
    """Makes a context the current one."""
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _Local:
    def __init__(self, context):
        self._context = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._context)
        return self._context

    def __exit__(self, *exc_info):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    """A context for a `with` block."""
    made = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f'this function got an unexpected keyword argument {name!r}')
        if name in ('flags', 'traps') and not isinstance(value, dict):
            value = {signal: signal in value for signal in _SIGNALS}
        setattr(made, name, value)
    return _Local(made)

for _kind in (DecimalException, *_SIGNALS, *_PARENT, Context):
    _kind.__module__ = 'decimal'
del _kind
