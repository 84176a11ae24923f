# The same numbers as CPython's for the same seed.
import random

random.seed(42)
print([random.random() for _ in range(3)], random.randint(1, 6), random.randrange(0, 100, 7))
print(random.choice("abcdef"), random.choices([1, 2, 3], k=5), random.choices("ab", [1, 9], k=8))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(1000), 5), random.sample(items, 10), random.sample(["a", "b"], 3, counts=[2, 2]))
print(random.uniform(1, 10), random.triangular(0, 10, 3), random.getrandbits(5), random.getrandbits(100))
print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(10, 2), random.expovariate(0.5))
print(random.betavariate(2, 3), random.gammavariate(2, 1), random.gammavariate(0.5, 1), random.lognormvariate(0, 1))
print(random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 1), random.binomialvariate(10, 0.3))
print(random.binomialvariate(1000, 0.3), random.randbytes(4))
for seed in (0, 1, -1, 2**70, "text", b"bytes", bytearray(b"array"), 3.5, True):
    random.seed(seed)
    print(repr(seed), random.random(), random.randint(0, 10**6))
a = random.Random(7)
b = random.Random(7)
print(a.random() == b.random(), a.randint(1, 100), b.randint(1, 100))
state = a.getstate()
first = [a.random() for _ in range(3)]
a.setstate(state)
print(first == [a.random() for _ in range(3)], len(state[1]), state[0])
random.seed("old", version=1)
print(random.random())
for wrong in (
    lambda: random.choice([]),
    lambda: random.randint(5, 1),
    lambda: random.randrange(0),
    lambda: random.randrange(1, 10, 0),
    lambda: random.sample([1], 2),
    lambda: random.sample({1, 2}, 1),
    lambda: random.choices([1, 2], [0, 0]),
    lambda: random.choices([1, 2], [1]),
    lambda: random.seed([1]),
    lambda: random.getrandbits(-1),
):
    try:
        wrong()
    except (IndexError, ValueError, TypeError) as exc:
        print(type(exc).__name__, exc)
