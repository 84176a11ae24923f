from concurrent.futures import ThreadPoolExecutor
import threading


def square(n):
    return n * n


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(square, n) for n in range(5)]
    print([f.result() for f in futures])
    print(pool.submit(pow, 2, exp=10).result())
    print(pool.submit(lambda: threading.current_thread().name).result().rsplit('_', 1)[0])
print(all(f.done() for f in futures), any(f.running() for f in futures))
try:
    pool.submit(square, 1)
except RuntimeError as e:
    print(e)
