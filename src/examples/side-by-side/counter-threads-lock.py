import sys
import threading

sys.setswitchinterval(0.00001)
counter = 0
lock = threading.Lock()

def add(n):
    global counter
    while n > 0:
        with lock:
            counter += 1
        n -= 1

threads = [
    threading.Thread(target=add, args=(50,), name=name)
    for name in ("ada", "bob")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("counter is", counter)
