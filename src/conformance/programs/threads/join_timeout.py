import threading
import time


def slow():
    time.sleep(0.5)


t = threading.Thread(target=slow)
t.start()
print(t.join(0.1), t.is_alive())
print(t.join(timeout=0), t.is_alive())
print(t.join(-1), t.is_alive())
print(t.join(5), t.is_alive())
