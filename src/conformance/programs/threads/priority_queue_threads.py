import queue
import threading

q = queue.PriorityQueue()


def put(items):
    for item in items:
        q.put(item)


threads = [threading.Thread(target=put, args=(range(i, 20, 4),)) for i in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print([q.get() for _ in range(q.qsize())])
