from concurrent.futures import ThreadPoolExecutor
import threading

order = []
gate = threading.Event()


def callback(name):
    return lambda f: order.append((name, f.result()))


with ThreadPoolExecutor(1) as pool:
    f = pool.submit(lambda: gate.wait() and 'r')
    f.add_done_callback(callback('a'))
    f.add_done_callback(lambda f: 1 / 0)
    f.add_done_callback(callback('b'))
    gate.set()
    f.result()
print(order)
