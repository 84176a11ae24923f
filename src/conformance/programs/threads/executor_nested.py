from concurrent.futures import ThreadPoolExecutor


def outer(pool, n):
    return sum(f.result() for f in [pool.submit(inner, i) for i in range(n)])


def inner(i):
    return i + 1


with ThreadPoolExecutor(4) as pool:
    print([f.result() for f in [pool.submit(outer, pool, n) for n in (2, 3)]])
