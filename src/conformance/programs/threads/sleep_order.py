import threading
import time

order = []


def work(name, seconds):
    time.sleep(seconds)
    order.append(name)


begin = time.monotonic()
threads = [threading.Thread(target=work, args=(s, s)) for s in (0.3, 0.1, 0.2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(order, 0.29 < time.monotonic() - begin < 0.45)
