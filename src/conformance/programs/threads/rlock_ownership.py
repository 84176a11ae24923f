import threading

lock = threading.RLock()
print(lock.acquire(), lock.acquire(), lock.acquire(blocking=False))
results = []


def other():
    results.append(lock.acquire(timeout=0.01))
    try:
        lock.release()
    except RuntimeError as e:
        results.append(str(e))


t = threading.Thread(target=other)
t.start()
t.join()
print(results)
for _ in range(3):
    lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)


class Tree:
    def __init__(self):
        self.lock, self.total = threading.RLock(), 0

    def add(self, n):
        with self.lock:
            self.total += n

    def add_all(self, *ns):
        with self.lock:
            for n in ns:
                self.add(n)


tree = Tree()
ts = [threading.Thread(target=tree.add_all, args=(1, 2, 3)) for _ in range(4)]
[t.start() for t in ts]
[t.join() for t in ts]
print(tree.total)
