import queue
import threading

q = queue.Queue()
got = []


def worker():
    try:
        while True:
            got.append(q.get())
            q.task_done()
    except queue.ShutDown:
        got.append('shut')


t = threading.Thread(target=worker)
t.start()
for i in range(3):
    q.put(i)
q.join()
q.shutdown()
t.join()
print(got, q.is_shutdown)
try:
    q.put(1)
except queue.ShutDown as e:
    print(repr(e))
try:
    q.get()
except queue.ShutDown as e:
    print(repr(e))
b = queue.Queue()
b.put(1)
b.put(2)
b.shutdown(immediate=True)
try:
    b.get()
except queue.ShutDown:
    print('nothing left', b.qsize(), b.unfinished_tasks)
c = queue.LifoQueue()
c.put('x')
c.shutdown()
print(c.get())
try:
    c.get_nowait()
except queue.ShutDown:
    print('over')
