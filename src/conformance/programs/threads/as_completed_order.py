from concurrent.futures import ThreadPoolExecutor, TimeoutError, as_completed
import time


def slow(n):
    time.sleep(n / 10)
    return n


with ThreadPoolExecutor(4) as pool:
    futures = {pool.submit(slow, n): f'job {n}' for n in (3, 1, 4, 2)}
    for f in as_completed(futures):
        print(futures[f], f.result())
    long = [pool.submit(slow, 5), pool.submit(slow, 0)]
    try:
        for f in as_completed(long, timeout=0.2):
            print(f.result())
    except TimeoutError as e:
        print(e)
