import queue

q = queue.Queue()
print(q.empty(), q.qsize(), q.full(), q.maxsize)
for item in (3, 1, 2):
    q.put(item)
print(q.qsize(), [q.get() for _ in range(3)])
try:
    q.get_nowait()
except queue.Empty as e:
    print(repr(e), queue.Empty.__module__)
try:
    q.get(timeout=0.02)
except queue.Empty:
    print('empty')
b = queue.Queue(1)
b.put('a')
print(b.full())
try:
    b.put_nowait('b')
except queue.Full as e:
    print(repr(e), queue.Full.__module__)
try:
    b.put('b', timeout=0.02)
except queue.Full:
    print('full')
try:
    b.put('b', timeout=-1)
except ValueError as e:
    print(e)
try:
    b.get(timeout=-1)
except ValueError as e:
    print(e)
lifo = queue.LifoQueue()
first = queue.PriorityQueue()
for item in (3, 1, 2):
    lifo.put(item)
    first.put((item, 'x'))
print([lifo.get() for _ in range(3)], [first.get()[0] for _ in range(3)])
try:
    q.task_done()
    q.task_done()
    q.task_done()
    q.task_done()
except ValueError as e:
    print(e)
s = queue.SimpleQueue()
s.put(1)
s.put_nowait(2)
print(s.qsize(), s.empty(), s.get(), s.get_nowait())
try:
    s.get(timeout=0.01)
except queue.Empty:
    print('simply empty')
try:
    s.get(block=False)
except queue.Empty:
    print('at once')
try:
    s.get(timeout=-1)
except ValueError as e:
    print(e)
