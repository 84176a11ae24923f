import threading

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked())
print(lock.acquire(blocking=False), lock.acquire(False), lock.acquire(timeout=0.05), lock.acquire(True, 0.05))
lock.release()
print(lock.locked())
try:
    lock.release()
except RuntimeError as e:
    print(e)
for args in ((False, 1), (True, -2), (True, 1e12), ('x', 'y')):
    try:
        print(lock.acquire(*args))
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
with lock as got:
    print(got)
print(type(lock).__name__, threading.Lock is type(lock))
