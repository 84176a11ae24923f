"""Exact fractions and the classes of numbers."""
from fractions import Fraction as F
import math, numbers, operator
def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
for a in ((), (3,), (1, 2), (4, -6), ('3/4',), (' -1.5e2 ',), ('1_000/3',), (0.5,), (0.1,), (F(1, 2),), (F(1, 2), F(3, 4)), ('x',), (1, 0), (1.5, 2), (None,), ('1/0',), (float('nan'),), (float('inf'),), (True,), ('.5',), ('5.',), ('1e-3',), (1j,), ('0x1',)):
    attempt(F, *a)
a, b = (F(3, 4), F(-5, 6))
for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod, operator.pow, operator.lt, operator.eq, operator.ge):
    for x, y in ((a, b), (b, a), (a, 2), (2, a), (a, 0.5), (0.5, a), (a, 1j), (a, 0), (b, 2), (F(4), F(1, 2)), (F(2), -2), (F(-2), -3)):
        attempt(op, x, y)
print(a, repr(a), float(a), int(b), math.floor(b), math.ceil(b), round(b), round(F(5, 2)), round(F(22, 7), 2), abs(b), -a, +b, bool(F(0)), hash(a), hash(F(3)), hash(F(1, 2)) == hash(0.5), a.numerator, a.denominator, a.limit_denominator(3), F(math.pi).limit_denominator(1000), F(3).is_integer(), a.as_integer_ratio(), math.trunc(b), sum([F(1, 3)] * 3), F.from_float(0.25), sorted([a, b, F(1, 2)]), {F(1, 2): 1}[0.5], a == 0.75, complex(a), a.real, a.imag, a.conjugate())
for s in ('', '.2f', '10', '<10', '*^12', '+', 'e', '.3g', '%', ',', '010.3f', '.0f', '#.0f', 'g', 'E', '_', '+.1%', 'z.1f', 'x', '#', '=+10', 'd'):
    for v in (F(22, 7), F(-1, 3), F(0), F(1234567, 2), F(1, 1000000)):
        attempt(format, v, s)
print(isinstance(a, numbers.Rational), isinstance(3, numbers.Integral), isinstance(3.0, numbers.Real), isinstance(1j, numbers.Complex), issubclass(bool, numbers.Number), isinstance('x', numbers.Number))
attempt(a.limit_denominator, 0)
attempt(F.from_float, 'x')
attempt(lambda: statistics)
import copy
print(copy.copy(a), copy.deepcopy(a) is a)
