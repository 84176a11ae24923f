import threading
import time

e = threading.Event()
log = []


def waits(i):
    log.append((i, e.wait()))


threads = [threading.Thread(target=waits, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
print(log, e.is_set(), e.wait(0.05), e.wait(0))
e.set()
for t in threads:
    t.join()
print(sorted(log), e.wait(), e.is_set())
e.clear()
print(e.is_set())
