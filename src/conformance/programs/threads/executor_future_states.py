import threading
import time
from concurrent.futures import CancelledError, Future, InvalidStateError, ThreadPoolExecutor

gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    a = pool.submit(gate.wait)
    b = pool.submit(print, 'b runs')
    time.sleep(0.02)
    print(a.running(), a.cancel(), b.running(), b.cancel(), b.cancelled(), b.done())
    a.add_done_callback(lambda f: print('a done', f.result()))
    gate.set()
print(a.result(), a.done())
try:
    b.result()
except CancelledError as e:
    print('cancelled', e.args)
b.add_done_callback(lambda f: print('at once', f.cancelled()))
f = Future()
print(f.set_running_or_notify_cancel(), f.cancel())
f.set_result(1)
try:
    f.set_result(2)
except InvalidStateError as e:
    print(str(e).split(':')[0])
try:
    Future().result(timeout=0.01)
except TimeoutError:
    print('nobody sets it')
