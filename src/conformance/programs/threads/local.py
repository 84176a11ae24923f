import threading

data = threading.local()
data.x = 'main'
seen = []


def work(value):
    seen.append(hasattr(data, 'x'))
    data.x = value
    seen.append(data.x)
    seen.append(data.__dict__)


for value in (1, 2):
    t = threading.Thread(target=work, args=(value,))
    t.start()
    t.join()
print(seen, data.x, data.__dict__)
try:
    data.y
except AttributeError as e:
    print(e)
del data.x
try:
    del data.x
except AttributeError as e:
    print(e)


class Mine(threading.local):
    shared = 'class'

    def __init__(self, start):
        print('init', start)
        self.n = start

    def bump(self):
        self.n += 1
        return self.n


mine = Mine(10)
print(mine.bump(), mine.bump(), mine.shared)
t = threading.Thread(target=lambda: print(mine.bump(), mine.shared))
t.start()
t.join()
print(mine.n)
try:
    threading.local(1)
except TypeError as e:
    print(e)
