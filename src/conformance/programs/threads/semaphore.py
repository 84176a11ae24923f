import threading
import time

s = threading.Semaphore(2)
inside = 0
most = 0
guard = threading.Lock()


def work():
    global inside, most
    with s:
        with guard:
            inside += 1
            most = max(most, inside)
        time.sleep(0.05)
        with guard:
            inside -= 1


threads = [threading.Thread(target=work) for _ in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(most, inside)
b = threading.BoundedSemaphore(1)
print(b.acquire(), b.acquire(blocking=False), b.acquire(timeout=0.02))
b.release()
try:
    b.release()
except ValueError as e:
    print(e)
try:
    threading.Semaphore(-1)
except ValueError as e:
    print(e)
try:
    s.release(0)
except ValueError as e:
    print(e)
try:
    s.acquire(False, 1)
except ValueError as e:
    print(e)
s.release(3)
print([s.acquire(blocking=False) for _ in range(7)])
