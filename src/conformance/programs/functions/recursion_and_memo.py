import sys
from functools import cache, partial, reduce


@cache
def ways(n, coins=(1, 5, 10, 25)):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    return ways(n, coins[1:]) + ways(n - coins[0], coins)


print(ways(100), ways.cache_info().misses > 100)


def hanoi(n, a='A', b='B', c='C'):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


print(hanoi(8), reduce(lambda x, y: x * y, range(1, 11)), partial(pow, 2)(10), partial(int, base=2)('1011'))


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as e:
    print(e)
print(sys.getrecursionlimit())
