import queue
import threading

q = queue.Queue(maxsize=3)
got = []


def producer():
    for i in range(10):
        q.put(i)
    q.put(None)


def consumer():
    while (item := q.get()) is not None:
        got.append(item * item)


threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(got)
