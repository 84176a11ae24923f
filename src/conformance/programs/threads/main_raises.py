import threading
import time


def late():
    time.sleep(0.2)
    print('thread ends after main has failed')


threading.Thread(target=late).start()
raise ValueError('main fails')
