import threading
import time


def forever():
    while True:
        time.sleep(0.3)
        print('never seen')


t = threading.Thread(target=forever, daemon=True)
t.start()
print(t.daemon, t.is_alive())
print('end')
