import threading


class Worker(threading.Thread):
    def __init__(self, number):
        super().__init__()
        self.number = number
        self.result = None

    def run(self):
        self.result = sum(range(self.number))


workers = [Worker(n) for n in (10, 100, 1000)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print([worker.result for worker in workers])
print([worker.name for worker in workers])


class Forgetful(threading.Thread):
    def __init__(self):
        pass


try:
    Forgetful().start()
except RuntimeError as e:
    print(e)
try:
    Forgetful().join()
except RuntimeError as e:
    print(e)
try:
    print(Forgetful().name)
except AssertionError as e:
    print(e)
