import threading
import time

event = threading.Event()
log = []


def waiter(name, timeout):
    log.append((name, event.wait(timeout)))


threads = [threading.Thread(target=waiter, args=(f'w{i}', t)) for i, t in enumerate((0.02, 0.3, None))]
for t in threads:
    t.start()
time.sleep(0.1)
print(log, event.is_set())
event.set()
for t in threads:
    t.join()
print(sorted(log), event.wait(0))
event.clear()
print(event.is_set(), event.wait(0.01))
