import math
import math as m
from math import floor, pi as PI
from random import *

print(math is m, floor(2.7), round(PI, 3), callable(randint))
for bad in ('import nothing_like_this', 'import math.nope', 'from nothing.here import x'):
    try:
        exec(bad)
    except ImportError as error:
        print(type(error).__name__, error)
print(__name__, math.__name__)


def local():
    import math

    return math.sqrt(2)


print(local())
