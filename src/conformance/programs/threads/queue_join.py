import queue
import threading
import time

q = queue.Queue()
done = []


def worker():
    while True:
        item = q.get()
        time.sleep(0.01 * item)
        done.append(item)
        q.task_done()


for _ in range(2):
    threading.Thread(target=worker, daemon=True).start()
for item in (1, 5, 3):
    q.put(item)
q.join()
print(sorted(done), q.unfinished_tasks)
