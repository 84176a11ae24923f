import threading
import time


class Shared:
    def __init__(self):
        self.condition = threading.Condition()
        self.readers = 0
        self.value = 0

    def read(self):
        with self.condition:
            self.readers += 1
        time.sleep(0.02)
        value = self.value
        with self.condition:
            self.readers -= 1
            self.condition.notify_all()
        return value

    def write(self, value):
        with self.condition:
            self.condition.wait_for(lambda: self.readers == 0)
            self.value = value


shared = Shared()
seen = []
readers = [threading.Thread(target=lambda: seen.append(shared.read())) for _ in range(3)]
for t in readers:
    t.start()
writer = threading.Thread(target=shared.write, args=(9,))
writer.start()
for t in [*readers, writer]:
    t.join()
print(seen, shared.value)
