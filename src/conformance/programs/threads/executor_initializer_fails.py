# stderr
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool


def init(n):
    raise ValueError(f'init {n}')


with ThreadPoolExecutor(1, initializer=init, initargs=(7,)) as pool:
    try:
        pool.submit(print, 'never').result()
    except BrokenThreadPool as e:
        print(e)
    try:
        pool.submit(print)
    except BrokenThreadPool as e:
        print(e)
