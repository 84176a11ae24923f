from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait
import time


def slow(n):
    time.sleep(n / 20)
    if n == 2:
        raise ValueError(n)
    return n


with ThreadPoolExecutor(4) as pool:
    for how in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        futures = [pool.submit(slow, n) for n in (1, 2, 4)]
        done, not_done = wait(futures, return_when=how)
        print(how, [f in done for f in futures], len(not_done))
        wait(futures)
    futures = [pool.submit(slow, n) for n in (1, 5)]
    result = wait(futures, timeout=0.1)
    print(len(result.done), len(result.not_done), type(result).__name__)
    print(wait([]))
    try:
        wait(futures, return_when='SOME')
    except ValueError as e:
        print(e)
