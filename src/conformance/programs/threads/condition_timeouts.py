import threading
import time

c = threading.Condition()
with c:
    begin = time.monotonic()
    print(c.wait(0.1), 0.09 < time.monotonic() - begin < 0.3)
    print(c.wait(0), c.wait_for(lambda: False, 0.05), c.wait_for(lambda: 7, 0.05))
try:
    c.wait()
except RuntimeError as e:
    print(e)
try:
    c.notify()
except RuntimeError as e:
    print(e)
woken = []


def waiter(i):
    with c:
        woken.append((i, c.wait(5)))


threads = []
for i in range(4):
    t = threading.Thread(target=waiter, args=(i,))
    t.start()
    threads.append(t)
time.sleep(0.1)
with c:
    c.notify(2)
time.sleep(0.1)
print(sorted(woken))
with c:
    c.notify_all()
for t in threads:
    t.join()
print(sorted(woken))
