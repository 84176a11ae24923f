import threading
import time

print(threading.active_count(), [t.name for t in threading.enumerate()])
gate = threading.Event()
threads = [threading.Thread(target=gate.wait, name=f'w{i}') for i in range(3)]
for t in threads:
    t.start()
print(threading.active_count(), sorted(t.name for t in threading.enumerate()))
gate.set()
for t in threads:
    t.join()
print(threading.active_count(), threading.enumerate() == [threading.main_thread()])
