from concurrent.futures import CancelledError, ThreadPoolExecutor
import threading

gate = threading.Event()
with ThreadPoolExecutor(max_workers=1) as pool:
    first = pool.submit(gate.wait)
    second = pool.submit(print, 'never')
    third = pool.submit(print, 'third runs')
    print(first.cancel(), second.cancel(), second.cancel(), second.cancelled(), second.done())
    gate.set()
    try:
        second.result()
    except CancelledError as e:
        print('cancelled', repr(e), CancelledError.__module__)
    print(first.result(), third.result(), third.cancel())
