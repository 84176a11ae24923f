import threading
import time

log = []
a = threading.Timer(0.02, log.append, args=('a',))
b = threading.Timer(0.02, log.append, kwargs=None, args=['b'])
a.start()
b.start()
b.cancel()
a.join()
b.join()
print(log, a.finished.is_set(), b.finished.is_set())


class Repeating(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


r = Repeating(0.02, lambda: log.append('tick'))
r.start()
time.sleep(0.09)
r.cancel()
r.join()
print(3 <= log.count('tick') <= 5, r.is_alive())
