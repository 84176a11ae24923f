from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def describe(self): return f'{self.name}={self.value}'
print(list(Color), Color.RED, repr(Color.CRIMSON), Color(1), Color['GREEN'], Color.BLUE.value, len(Color))
print(Color.__members__, Color.RED in Color, 1 in Color, 'x' in Color, Color.RED.describe(), {Color.RED: 1})
for bad in ('Color(9)', "Color['X']", 'Color.X', 'Color.RED < Color.BLUE', 'setattr(Color, "RED", 2)', 'Color()', 'delattr(Color, "RED")'):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
try:
    class X(Color): pass
except TypeError as e: print(e)
class Perm(Flag):
    R = 4; W = 2; X = 1
    RWX = R | W | X
p = Perm.R | Perm.W
print(p, repr(p), ~p, Perm.R in p, list(p), bool(p & Perm.X), Perm(0), repr(Perm(0)), Perm.RWX, p ^ Perm.R, len(p), Perm['R'])
try: Perm(8)
except ValueError as e: print(e)
class IF(IntFlag):
    A = auto(); B = auto(); C = auto()
print(IF.A | 8, repr(IF.A | IF.B), IF.A + 1, IF(5), ~IF.A, IF.A | IF.C == 5)
class Num(IntEnum):
    ONE = 1; TWO = 2
print(Num.ONE + 1, Num.ONE, f'{Num.TWO}', f'{Num.TWO:03d}', '%d' % Num.TWO, Num.ONE < Num.TWO, repr(Num.TWO), sorted(Num, reverse=True), Num(2) is Num.TWO, isinstance(Num.ONE, int))
class S(StrEnum):
    A = auto(); Bc = 'xyz'
print(S.A, S.Bc.upper(), S('xyz'), f'{S.A:>5}', repr(S.A), S.A == 'a', ' '.join(S))
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return round(6.67e-11 * self.mass / self.radius**2, 2)
    @classmethod
    def heavy(cls): return max(cls, key=lambda p: p.mass)
print(Planet.EARTH.g, Planet.heavy(), Planet.MARS.value)
@unique
class U(Enum): A = 1; B = 2
try:
    @unique
    class U2(Enum): A = 1; B = 1
except ValueError as e: print(e)
A = Enum('A', 'x y z'); print(list(A), A.y.value)
B = Enum('B', {'p': 1, 'q': 'r'}); print(list(B)); C = Enum('C', ['m', 'n'], start=5); print(list(C))
class W(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    HI = auto(); HO = auto()
print([w.value for w in W])
class O(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'a' else None
print(O('a'))
try: O('b')
except ValueError as e: print(e)
class D(str, Enum):
    X = 'x'
print(D.X, f'{D.X}', D.X == 'x', D.X + 'y', repr(D.X), str(D.X))
class Mem(Enum):
    A = member(1); b = nonmember(2)
    @property
    def v2(self): return self.value * 2
print(Mem.b, list(Mem), Mem.A.v2)
print(type(Color.RED), Color.__name__, Color.RED.__class__, Color.RED.name.lower(), Color.RED.__doc__, Color.__doc__)
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
print(hash(Color.RED) == hash('RED'), Color.RED is Color.CRIMSON, dir(Color)[-5:], dir(Color.RED))
@verify(CONTINUOUS)
class Cont(IntEnum): A = 1; B = 2
try:
    @verify(CONTINUOUS)
    class Cont2(IntEnum): A = 1; B = 3
except ValueError as e: print(e)
Color.RED.value = 3
