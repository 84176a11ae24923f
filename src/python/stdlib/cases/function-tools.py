# functools, operator, contextlib, copy, heapq, bisect.
import bisect
import contextlib
import copy
import functools
import heapq
import io
import operator


@functools.lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print(square(2), square(2), square(3), square(4), square(2))
print(square.cache_info(), square.__name__, square.cache_parameters())
square.cache_clear()
print(square.cache_info())


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache_info())
add = functools.partial(operator.add, 5)
print(add(3), functools.partial(int, base=2)("101"), add.args, functools.partial(add, 1)())
print(functools.reduce(operator.mul, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], "start"))


def decorated(f):
    @functools.wraps(f)
    def wrapper(*args):
        "wrapper doc"
        return f(*args) + 1

    return wrapper


@decorated
def documented(x):
    "the doc"
    return x


print(documented(1), documented.__name__, documented.__doc__, documented.__wrapped__(1))


@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(2), Version(2) > Version(1), Version(1) >= Version(2), max([Version(1), Version(3)]).n)
print(sorted(["bb", "a", "ccc"], key=functools.cmp_to_key(lambda a, b: len(b) - len(a))))


class Lazy:
    @functools.cached_property
    def value(self):
        print("once")
        return 42


lazy = Lazy()
print(lazy.value, lazy.value)


@functools.singledispatch
def show(x):
    return "something"


@show.register
def _(x: int):
    return "int"


@show.register(list)
def _(x):
    return "list"


print(show(1), show([]), show("x"), show(True))
print(operator.itemgetter(1, 0)("ab"), operator.attrgetter("n")(Version(9)), operator.methodcaller("upper")("x"), operator.itemgetter(1))


@contextlib.contextmanager
def tag(name):
    print("<", name)
    try:
        yield name.upper()
    except ValueError as exc:
        print("swallowed", exc)
    finally:
        print(">", name)


with tag("a") as a, tag("b"):
    print(a)
    raise ValueError("inside")
with contextlib.suppress(ZeroDivisionError):
    1 / 0
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
with contextlib.ExitStack() as stack:
    for name in "xy":
        stack.enter_context(tag(name))
    stack.callback(print, "callback", end="!\n")
with contextlib.closing(io.StringIO()) as stream:
    pass
print(stream.closed)


@contextlib.contextmanager
def broken():
    if False:
        yield


try:
    with broken():
        pass
except RuntimeError as exc:
    print(exc)
original = {"a": [1, 2], "b": Version(1)}
shallow, deep = copy.copy(original), copy.deepcopy(original)
original["a"].append(3)
print(shallow["a"], deep["a"], deep["b"] is original["b"], deep["b"] == original["b"])
loop = []
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[0] is twin)
heap = []
for n in (5, 1, 4, 1, 3):
    heapq.heappush(heap, n)
print(heap, heapq.heappop(heap), heap, heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 9), heap)
numbers = [5, 3, 8, 1, 9, 2]
heapq.heapify(numbers)
print(numbers, heapq.nlargest(2, numbers), heapq.nsmallest(2, numbers, key=lambda n: -n), list(heapq.merge([1, 4], [2, 3])))
ordered = [1, 3, 3, 5]
bisect.insort(ordered, 4)
print(ordered, bisect.bisect(ordered, 3), bisect.bisect_left(ordered, 3), bisect.bisect_right([(1, "a"), (2, "b")], 1, key=lambda t: t[0]))
