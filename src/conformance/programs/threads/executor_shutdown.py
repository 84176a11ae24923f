from concurrent.futures import ThreadPoolExecutor
import threading

gate = threading.Event()
pool = ThreadPoolExecutor(1)
running = pool.submit(gate.wait)
waiting = [pool.submit(print, i) for i in range(3)]
pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in waiting], running.cancelled())
gate.set()
print(running.result())
try:
    pool.submit(print)
except RuntimeError as e:
    print(e)
pool.shutdown()
for bad in (0, -1):
    try:
        ThreadPoolExecutor(bad)
    except ValueError as e:
        print(e)
try:
    ThreadPoolExecutor(1, initializer=3)
except TypeError as e:
    print(e)
