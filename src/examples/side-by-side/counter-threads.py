import sys
import threading

sys.setswitchinterval(0.00001)
counter = 0
together = threading.Barrier(2)

def add(n):
    global counter
    together.wait()
    for _ in range(n):
        counter += 1

threads = [
    threading.Thread(target=add, args=(50,), name=name)
    for name in ("ada", "bob")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("counter is", counter)
