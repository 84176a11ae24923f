import threading


def show(value):
    text = repr(value)
    for mark in ('0x', 'started ', 'stopped ', 'daemon ', 'owner=1'):
        head, found, tail = text.partition(mark)
        if found:
            text = head + found + tail.lstrip('0123456789abcdef' if mark == '0x' else '0123456789')
    print(text)


gate = threading.Event()


def work():
    gate.wait()


t = threading.Thread(target=work)
show(t)
t.start()
show(t)
gate.set()
t.join()
show(t)
d = threading.Thread(target=work, name='spare', daemon=True)
show(d)
d.start()
d.join()
show(d)
show(threading.main_thread())
show(threading.Lock())
show(threading.RLock())
lock = threading.Lock()
with lock:
    show(lock)
rlock = threading.RLock()
with rlock, rlock:
    show(rlock)
show(threading.Condition(threading.Lock()))
show(threading.Semaphore(3))
show(threading.BoundedSemaphore(2))
show(threading.Event())
show(gate)
show(threading.Barrier(4))
show(threading.Timer(1, print))
