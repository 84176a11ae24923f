import threading
import time

pool = threading.BoundedSemaphore(2)
lock = threading.Lock()
active = peak = 0


def use():
    global active, peak
    with pool:
        with lock:
            active += 1
            peak = max(peak, active)
        time.sleep(0.01)
        with lock:
            active -= 1


threads = [threading.Thread(target=use) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print('peak', peak, 'active', active)
try:
    pool.release()
except ValueError as e:
    print(e)
s = threading.Semaphore(0)
print(s.acquire(blocking=False), s.acquire(timeout=0.01))
s.release(3)
print([s.acquire(blocking=False) for _ in range(4)])
try:
    s.release(0)
except ValueError as e:
    print(e)
try:
    s.acquire(blocking=False, timeout=1)
except ValueError as e:
    print(e)
