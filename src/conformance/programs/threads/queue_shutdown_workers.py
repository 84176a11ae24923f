import queue
import threading


def worker(q, done):
    count = 0
    try:
        while True:
            q.get()
            count += 1
            q.task_done()
    except queue.ShutDown:
        done.append(count)


q = queue.Queue()
done = []
threads = [threading.Thread(target=worker, args=(q, done)) for _ in range(3)]
for t in threads:
    t.start()
for i in range(20):
    q.put(i)
q.join()
q.shutdown()
for t in threads:
    t.join()
print(sum(done), len(done))
for call in (lambda: q.put(1), q.get, q.get_nowait):
    try:
        call()
    except queue.ShutDown as e:
        print(repr(e))
q = queue.Queue(1)
q.put('a')
q.shutdown(immediate=True)
print(q.empty(), q.unfinished_tasks)
