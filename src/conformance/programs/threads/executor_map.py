from concurrent.futures import ThreadPoolExecutor, TimeoutError
import time


def slow(n):
    time.sleep(n / 20)
    return n


def fails(n):
    if n == 2:
        raise ValueError(n)
    return n


with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(slow, [3, 1, 2])))
    print(list(pool.map(pow, [2, 3], [5, 2])))
    results = pool.map(fails, range(4))
    got = []
    try:
        for r in results:
            got.append(r)
    except ValueError as e:
        print(got, repr(e))
    try:
        for r in pool.map(slow, [0, 6], timeout=0.1):
            print(r)
    except TimeoutError:
        print('timeout')
    print(list(pool.map(slow, [])))
