from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
import threading

local = threading.local()


def init(value):
    local.value = value


with ThreadPoolExecutor(2, initializer=init, initargs=(42,)) as pool:
    print([f.result() for f in [pool.submit(lambda: local.value) for _ in range(4)]])
print(hasattr(local, 'value'))


def fails():
    raise RuntimeError('no')


with ThreadPoolExecutor(1, initializer=fails) as pool:
    f = pool.submit(print)
    try:
        f.result()
    except BrokenExecutor as e:
        print(type(e).__name__, e)
    try:
        pool.submit(print)
    except BrokenExecutor as e:
        print(e)
