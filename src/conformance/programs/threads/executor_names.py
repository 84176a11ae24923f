from concurrent.futures import ThreadPoolExecutor
import threading


def name(_):
    barrier.wait(5)
    return threading.current_thread().name


barrier = threading.Barrier(3)
for options in ({}, {'thread_name_prefix': 'mine'}, {}):
    with ThreadPoolExecutor(3, **options) as pool:
        print(sorted(pool.map(name, range(3))))
