from collections import deque
from itertools import accumulate, chain, count, groupby, islice, pairwise, takewhile, tee


def primes():
    yield 2
    found = []
    for n in count(3, 2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


def window(it, size):
    d = deque(maxlen=size)
    for x in it:
        d.append(x)
        if len(d) == size:
            yield tuple(d)


print(list(islice(primes(), 10)))
print(list(islice(window(primes(), 3), 2)))
print([b - a for a, b in islice(pairwise(primes()), 8)])
a, b = tee(islice(primes(), 4))
print(sum(a), list(b), list(accumulate(islice(primes(), 5))))
print({k: len(list(g)) for k, g in groupby(islice(primes(), 12), lambda p: p // 10)})
print(list(chain.from_iterable(zip('ab', count()))))
