import threading
import time

start = threading.Barrier(3)
out = []


def worker(name, delay):
    start.wait()
    time.sleep(delay)
    out.append(name)


threads = [threading.Thread(target=worker, args=a) for a in (('slow', 0.3), ('quick', 0.05), ('middle', 0.17))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out)
