import threading

lock = threading.Lock()
log = []


def fails():
    with lock:
        raise ValueError('inside')


def goes_on():
    with lock:
        log.append('got the lock')


for target in (fails, goes_on):
    t = threading.Thread(target=target)
    t.start()
    t.join()
print(log, lock.locked())
