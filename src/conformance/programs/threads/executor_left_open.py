from concurrent.futures import ThreadPoolExecutor
import time


def late(n):
    time.sleep(0.1)
    print('done', n)


pool = ThreadPoolExecutor(1)
pool.submit(late, 1)
pool.submit(late, 2)
print('main ends without shutdown')
