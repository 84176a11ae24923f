import threading


class Latch:
    def __init__(self, count):
        self.count, self.cond = count, threading.Condition()

    def down(self):
        with self.cond:
            self.count -= 1
            if self.count <= 0:
                self.cond.notify_all()

    def wait(self, timeout=None):
        with self.cond:
            return self.cond.wait_for(lambda: self.count <= 0, timeout)


latch = Latch(3)
print(latch.wait(0.01))
done = []
waiters = [threading.Thread(target=lambda: done.append(latch.wait(1))) for _ in range(2)]
workers = [threading.Thread(target=latch.down) for _ in range(3)]
for t in waiters + workers:
    t.start()
for t in waiters + workers:
    t.join()
print(done, latch.count)
