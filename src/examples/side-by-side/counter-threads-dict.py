import sys
import threading

sys.setswitchinterval(0.00001)
counts = {}

def add(n):
    for _ in range(n):
        counts["k"] = counts.get("k", 0) + 1

threads = [
    threading.Thread(target=add, args=(50,), name=name)
    for name in ("ada", "bob")
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("counter is", counts["k"])
