import _thread
import threading
import time

done = threading.Event()


def work(a, b=0):
    out.append((a, b))
    done.set()


out = []
ident = _thread.start_new_thread(work, (1,), {'b': 2})
done.wait()
print(out, isinstance(ident, int), _thread.get_ident() == threading.get_ident() == threading.main_thread().ident)
try:
    _thread.start_new_thread(1, ())
except TypeError as e:
    print(e)
try:
    _thread.start_new_thread(work, [1])
except TypeError as e:
    print(e)
lock = _thread.allocate_lock()
print(lock.acquire(), lock.locked(), type(lock) is threading.Lock)


def leaves():
    _thread.exit()


_thread.start_new_thread(leaves, ())
time.sleep(0.05)
print('exit() ends its thread only')
print(_thread.error is RuntimeError)
