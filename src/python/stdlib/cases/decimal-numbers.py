"""Decimal numbers: arithmetic, rounding, contexts, formats."""
from decimal import *
import random, operator, math, copy
from fractions import Fraction
def attempt(f, *a, **k):
    try:
        return repr(f(*a, **k))
    except ArithmeticError as e:
        return type(e).__name__ + repr(e.args)
    except Exception as e:
        return type(e).__name__ + ' ' + str(e)
print(getcontext())
for v in ('1.10', '-0', '0E-7', '1e5', '123456789.123456789', '.5', '5.', 'inf', '-Infinity', 'nan', 'sNaN', 'NaN12', '1_000.5', ' 1.5 ', 'abc', '', '1e', '0.00000001', '1E+10', '--1'):
    print(v, attempt(Decimal, v), attempt(lambda: str(Decimal(v))), attempt(lambda: Decimal(v).as_tuple()), attempt(lambda: Decimal(v).to_eng_string()))
for v in (1, -5, 0.1, 1.5, True, (0, (1, 2, 3), -2), (1, (), 'F'), [0, [1], 0], None, 1j, float('inf'), float('nan'), 10 ** 30, Decimal('1.0'), (2, (1,), 0), (0, (10,), 0), (0,)):
    print(repr(v), attempt(Decimal, v))
random.seed(5)
vals = ['0', '-0', '1', '-1', '2', '3', '0.1', '0.10', '1.5', '2.5', '-2.5', '100', '1E+3', '1E-10', '123.456', '-987.654321', '99999999999999999999999999999', '0.3333333333333333333333333333', '1E+50', '7', '1E-28', 'Infinity', '-Infinity', 'NaN']
vals += [str(random.randint(-10 ** 6, 10 ** 6)) + ('.' + str(random.randint(0, 10 ** random.randint(1, 9))) if random.random() < 0.7 else '') for _ in range(12)]
D = [Decimal(v) for v in vals]
ops = [operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.pow, operator.lt, operator.eq, operator.ge]
for prec in (28,):
    getcontext().prec = prec
    for op in ops:
        for a in D:
            for b in random.sample(D, 2):
                print(prec, op.__name__, a, b, attempt(op, a, b))
getcontext().prec = 28
for a in D:
    print(a, attempt(lambda: -a), attempt(lambda: +a), attempt(abs, a), attempt(a.sqrt), attempt(a.exp), attempt(a.ln), attempt(a.log10), attempt(int, a), attempt(float, a), attempt(round, a), attempt(round, a, 2), attempt(math.floor, a), attempt(math.ceil, a), attempt(a.normalize), attempt(a.to_integral_value), attempt(a.quantize, Decimal('0.01')), attempt(a.quantize, Decimal('1'), ROUND_UP), attempt(a.adjusted), attempt(a.is_zero), attempt(a.as_integer_ratio), attempt(a.max, Decimal(2)), attempt(a.min, Decimal(2)), attempt(a.compare, Decimal(1)), attempt(a.number_class), attempt(a.copy_sign, Decimal(-1)), attempt(bool, a), attempt(a.fma, 2, 3), attempt(a.remainder_near, 3), attempt(math.trunc, a), attempt(a.scaleb, 2), attempt(a.to_integral_exact))
for s in ('', '.2f', '10', '<10', '*^12', '+', 'e', '.3g', '%', ',', '010.3f', '.0f', 'g', 'E', '+.1%', 'x', ',.2f', '>12,.3f', 'n', '.3', '012,.1f', ' ', 'z.0f', '#.0f', '=+12', 'F', 'G'):
    for a in random.sample(D, 3):
        print(s, a, attempt(format, a, s))
for r in (ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP):
    print(r, [str(Decimal(v).quantize(Decimal('1'), rounding=r)) for v in ('2.5', '-2.5', '1.1', '-1.1', '1.9', '0.5', '-0.5', '5.01')])
with localcontext() as ctx:
    ctx.prec = 6
    print(Decimal(1) / Decimal(7), getcontext().prec)
with localcontext(prec=3, rounding=ROUND_UP) as c:
    print(Decimal(2) / 3, c.rounding)
print(getcontext().prec, Decimal(1) / 7, sum([Decimal('0.1')] * 3), Decimal('0.1') + Decimal('0.2') == Decimal('0.3'), Decimal(2) ** Decimal('0.5'), Decimal(2) ** (-1), Decimal('1.1') ** 10, 2 ** Decimal(3), Decimal(4) ** Decimal('0.5'), Decimal(8) ** (Decimal(1) / 3))
print(attempt(operator.lt, Decimal(1), 1.5), Decimal(1) == 1.0, Decimal('0.5') == Fraction(1, 2), Decimal('0.1') == 0.1, Decimal('1') < Fraction(3, 2), 1 + Decimal(1), 5 - Decimal(1), 7 / Decimal(2), 7 // Decimal(2), 7 % Decimal(4), sorted([Decimal(3), 1, 2.5]), max(Decimal(1), 2), {Decimal('1.0'): 1}[1], hash(Decimal('0.5')) == hash(0.5))
c = getcontext()
c.clear_flags()
Decimal(1) / 3
print(c.flags[Inexact], c.flags[Rounded], c.flags[DivisionByZero])
c.traps[Inexact] = True
print(attempt(lambda: Decimal(1) / 3))
c.traps[Inexact] = False
c.traps[DivisionByZero] = False
print(Decimal(1) / 0)
c.traps[InvalidOperation] = False
print(Decimal(0) / 0, Decimal('x'), Decimal(-1).sqrt())
c.traps[InvalidOperation] = True
c.traps[DivisionByZero] = True
print(Decimal.from_float(0.1), Decimal(3).conjugate(), Decimal('1.50').normalize(), Decimal('100').normalize(), Decimal(5).real, Decimal(5).imag, copy.copy(Decimal(1)), Decimal('1.23').compare_total(Decimal('1.230')), Decimal('1').same_quantum(Decimal('2')), isinstance(Decimal(1), __import__('numbers').Number), Decimal('3.7') // 1, Context(prec=4).divide(1, 3), Context(prec=3).create_decimal('3.14159'), ExtendedContext, BasicContext.prec)
print(attempt(setattr, c, 'prec', 0), attempt(setattr, c, 'rounding', 'x'), attempt(localcontext, foo=1), attempt(Decimal(1).quantize, Decimal('1e-40')), attempt(Decimal('1e999999').__mul__, Decimal(10)), Decimal('1E-1000020') * 1, attempt(Decimal.from_float, 'x'), f'{Decimal('1234567.891'):,.2f}', '%s %d %.2f' % (Decimal('1.5'), Decimal('2.7'), Decimal('3.14159')), round(Decimal('2.675'), 2), Decimal(7).next_plus(), Decimal(7).next_minus(), pow(Decimal(7), 3, 5))
