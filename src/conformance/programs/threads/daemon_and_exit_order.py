import atexit
import threading
import time


def worker(name, seconds):
    time.sleep(seconds)
    print(name, 'ends')


atexit.register(print, 'atexit, after the threads')
threading.Thread(target=worker, args=('daemon', 5), daemon=True).start()
threading.Thread(target=worker, args=('slow', 0.04)).start()
threading.Thread(target=worker, args=('quick', 0.01)).start()
print('main ends', threading.active_count())
