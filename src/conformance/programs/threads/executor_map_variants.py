import time
from concurrent.futures import ThreadPoolExecutor


def work(n):
    time.sleep(0.01 * (3 - n))
    if n == 5:
        raise KeyError(n)
    return n * n


with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(work, range(3))))
    print(list(pool.map(pow, (2, 3, 4), (3, 2))))
    results = pool.map(work, [1, 5, 2])
    print(next(results))
    try:
        next(results)
    except KeyError as e:
        print('raised', e)
    print(list(results))
    slow = pool.map(lambda n: time.sleep(n) or n, [0, 0.2], timeout=0.05)
    print(next(slow))
    try:
        next(slow)
    except TimeoutError:
        print('timeout')
    print(list(pool.map(str, [])))
try:
    pool.submit(print)
except RuntimeError as e:
    print(e)
try:
    ThreadPoolExecutor(0)
except ValueError as e:
    print(e)
