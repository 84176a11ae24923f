from concurrent.futures import ThreadPoolExecutor
import traceback


class Mine(Exception):
    pass


def fails():
    raise Mine('from the thread')


with ThreadPoolExecutor() as pool:
    f = pool.submit(fails)
    print(repr(f.exception()))
    try:
        f.result()
    except Mine as e:
        print('caught', e, e is f.exception())
    print(pool.submit(int, '7').exception())
    g = pool.submit(lambda: 1 / 0)
    try:
        g.result()
    except ZeroDivisionError as e:
        print(traceback.extract_tb(e.__traceback__)[-1].name)
