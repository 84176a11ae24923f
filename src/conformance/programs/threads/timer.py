import threading
import time

log = []
t = threading.Timer(0.1, log.append, args=['late'])
c = threading.Timer(0.1, log.append, ['never'])
print(t.name.startswith('Thread-'), t.interval, c.is_alive())
t.start()
c.start()
c.cancel()
log.append('early')
t.join()
c.join()
print(log, t.finished.is_set())
k = threading.Timer(0.01, lambda **kw: log.append(kw), kwargs={'a': 1})
k.start()
k.join()
print(log)
