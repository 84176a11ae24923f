# enum, dataclasses, typing, abc, types, inspect, string.
import abc
import inspect
import string
import types
from dataclasses import FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, replace
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique
from typing import Any, Callable, ClassVar, Dict, Generic, List, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union


class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = "b"
    CRIMSON = 1

    def describe(self):
        return f"{self.name}={self.value}"


print(Color.RED, repr(Color.RED), Color(1), Color["GREEN"], Color.BLUE.describe(), list(Color), len(Color))
print(Color.CRIMSON is Color.RED, Color.RED == 1, Color.RED in Color, 1 in Color, 9 in Color, dict(Color.__members__), {Color.RED: 1})
print(Color, type(Color.RED), Color.RED.name, hash(Color.RED) == hash(Color.RED), f"{Color.RED:>12}")
for wrong in (lambda: Color(9), lambda: Color["PINK"], lambda: setattr(Color, "RED", 5)):
    try:
        wrong()
    except (ValueError, KeyError, AttributeError, TypeError) as exc:
        print(type(exc).__name__, exc)


class Level(IntEnum):
    LOW = 1
    HIGH = 3


class Mode(StrEnum):
    READ = auto()
    WRITE = "w"


print(Level.LOW < Level.HIGH, Level.LOW + 1, str(Level.LOW), repr(Level.HIGH), f"{Level.HIGH:03}", sorted(Level, reverse=True))
print(Mode.READ, repr(Mode.READ), Mode.WRITE == "w", Mode("w"), Mode.READ.upper())


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, repr(Perm.RW), ~Perm.R, Perm(0), repr(Perm(0)), Perm.R in Perm.RW, list(Perm.RW), list(Perm), bool(Perm(0)), Perm.RW & Perm.W)
try:
    Perm(8)
except ValueError as exc:
    print(exc)


class Bits(IntFlag):
    A = 1
    B = 2


print(repr(Bits.A | Bits.B), Bits.A | 4, Bits.A + 1)


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius


print(Planet.MARS.mass, Planet.EARTH.value, Planet((0.64, 3.39)))
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.DOG.value)
try:

    @unique
    class Twice(Enum):
        A = 1
        B = 1

except ValueError as exc:
    print(exc)


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)
    origin: ClassVar[str] = "0"

    def norm(self):
        return abs(self.x) + abs(self.y)


p = Point(1, 2)
print(p, p == Point(1, 2), p != Point(1), p.norm(), asdict(p), astuple(p), replace(p, x=5), [f.name for f in fields(p)], is_dataclass(Point))
print(Point.__match_args__, Point(1).tags is Point(1).tags, Point.__hash__, Point.__doc__)
for wrong in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(1, z=2)):
    try:
        wrong()
    except TypeError as exc:
        print(exc)


@dataclass(frozen=True, order=True)
class Card:
    rank: int
    suit: str = "s"


cards = sorted([Card(3), Card(1, "h"), Card(1, "c")])
print(cards, hash(Card(1)) == hash(Card(1)), {Card(1): "one"}[Card(1)], Card(1) < Card(2))
try:
    Card(1).rank = 2
except FrozenInstanceError as exc:
    print(exc)


@dataclass(slots=True, kw_only=True)
class Slotted(Point):
    z: int = 3
    scale: InitVar[int] = 1

    def __post_init__(self, scale):
        self.z *= scale


print(Slotted(1, z=2, scale=4), Slotted(1).z, inspect.signature(Slotted))
try:

    @dataclass
    class Bad:
        items: list = []

except ValueError as exc:
    print(exc)
match p:
    case Point(x, y):
        print("matched", x, y)


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...


class Square(Shape):
    name = "square"

    def area(self):
        return 4


print(Square().area(), isinstance(Square(), Shape), Shape.__abstractmethods__ == {"area", "name"})
try:
    Shape()
except TypeError as exc:
    print(exc)
Shape.register(int)
print(isinstance(3, Shape), issubclass(int, Shape))
T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, item: T):
        self.item = item


print(Box(1).item, Box[int](2).item, T, List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Callable[[int], str], Any, Literal["a", 1])


class Employee(NamedTuple):
    name: str
    id: int = 3


print(Employee("x"), Employee("y", 4).id, Employee.__annotations__)


class Movie(TypedDict, total=False):
    name: str


print(Movie(name="m"), Movie.__annotations__)


class Closes(Protocol):
    def close(self): ...


print(types.SimpleNamespace(a=1, b="x"), types.FunctionType, isinstance(print, types.BuiltinFunctionType))


def gen():
    yield 1


async def coro(): ...


g = gen()
print(inspect.isgenerator(g), inspect.isgeneratorfunction(gen), inspect.iscoroutinefunction(coro), inspect.getgeneratorstate(g))
next(g)
print(inspect.getgeneratorstate(g), list(g), inspect.getgeneratorstate(g))
c = coro()
print(inspect.iscoroutine(c), inspect.getcoroutinestate(c), inspect.isawaitable(c))
c.close()
print(inspect.getcoroutinestate(c))


def f(a, /, b: int, *args, c=3, **kw) -> str: ...


print(inspect.signature(f), inspect.signature(f).bind(1, 2, 3, c=4).arguments, list(inspect.signature(f).parameters))
print(string.ascii_lowercase, string.digits, string.capwords("a bc"), string.Template("$a ${b} $$").substitute(a=1, b=2))
