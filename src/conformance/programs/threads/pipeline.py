import queue
import threading


def stage(source, target, fn):
    while (item := source.get()) is not None:
        target.put(fn(item))
    target.put(None)


a, b, c = queue.Queue(), queue.Queue(), queue.Queue()
stages = [
    threading.Thread(target=stage, args=(a, b, lambda x: x + 1)),
    threading.Thread(target=stage, args=(b, c, lambda x: x * 10)),
]
for s in stages:
    s.start()
for i in range(5):
    a.put(i)
a.put(None)
out = []
while (item := c.get()) is not None:
    out.append(item)
for s in stages:
    s.join()
print(out)
