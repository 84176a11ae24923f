import threading

lock = threading.RLock()


def depth(n):
    with lock:
        return 0 if n == 0 else 1 + depth(n - 1)


print(depth(20))
results = []


def other():
    results.append(lock.acquire(blocking=False))
    results.append(lock.acquire(timeout=0.05))


with lock:
    t = threading.Thread(target=other)
    t.start()
    t.join()
print(results)
t = threading.Thread(target=lambda: results.append(lock.acquire(timeout=1)))
t.start()
t.join()
print(results)
lock2 = threading.RLock()
try:
    lock2.release()
except RuntimeError as e:
    print(e)
