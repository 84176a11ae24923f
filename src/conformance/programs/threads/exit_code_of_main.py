import sys
import threading
import time


def late():
    time.sleep(0.2)
    print('late, but awaited')


threading.Thread(target=late).start()
print('main leaves')
sys.exit(3)
