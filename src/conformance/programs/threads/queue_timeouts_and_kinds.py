import queue
import threading
import time

q = queue.Queue(maxsize=1)
for call in (lambda: q.get(timeout=0.01), lambda: q.get(block=False)):
    try:
        call()
    except queue.Empty as e:
        print('Empty', e.args)
q.put('x')
for call in (lambda: q.put('y', timeout=0.01), lambda: q.put_nowait('y')):
    try:
        call()
    except queue.Full as e:
        print('Full', e.args)
try:
    q.get(timeout=-1)
except ValueError as e:
    print(e)
print(q.full(), q.qsize(), q.get())
p = queue.PriorityQueue()
for item in ((3, 'c'), (1, 'a'), (2, 'b')):
    p.put(item)
print([p.get()[1] for _ in range(3)])
s = queue.LifoQueue()
for i in range(3):
    s.put(i)
print([s.get() for _ in range(3)])
simple = queue.SimpleQueue()
threading.Thread(target=lambda: (time.sleep(0.01), simple.put('late'))).start()
print(simple.get(timeout=1), simple.empty())
try:
    q.task_done()
    q.task_done()
except ValueError as e:
    print(e)
