from enum import Enum, Flag, IntEnum, StrEnum, auto


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    @property
    def hot(self):
        return self is Color.RED


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Unit(StrEnum):
    CM = auto()


print(list(Color), Color.CRIMSON is Color.RED, Color(2), Color['RED'].hot, Color.RED.name, Color.RED.value)
p = Perm.R | Perm.W
print(p, Perm.W in p, p & ~Perm.R, Perm(7), bool(Perm(0)), [*p])
print(Level.HIGH > 5, sorted([Level.HIGH, Level.LOW]), f'{Level.LOW}', Unit.CM == 'cm', f'{Unit.CM}')
for bad in (lambda: Color(9), lambda: setattr(Color, 'RED', 3), lambda: Color.RED < Color.GREEN):
    try:
        bad()
    except (ValueError, AttributeError, TypeError) as e:
        print(e)
