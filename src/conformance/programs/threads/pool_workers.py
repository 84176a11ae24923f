import queue
import threading

work = queue.Queue()
results = {}
lock = threading.Lock()


def worker():
    while True:
        n = work.get()
        if n is None:
            break
        value = sum(range(n))
        with lock:
            results[n] = value


workers = [threading.Thread(target=worker) for _ in range(3)]
for w in workers:
    w.start()
for n in range(0, 100, 10):
    work.put(n)
for _ in workers:
    work.put(None)
for w in workers:
    w.join()
print(sorted(results.items()))
