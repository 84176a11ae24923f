class Reset(Exception):
    pass


def counter():
    n = 0
    while True:
        try:
            step = yield n
        except Reset as e:
            print('reset to', *e.args)
            n = e.args[0]
        except GeneratorExit:
            print('closing at', n)
            raise
        else:
            n += step or 1


c = counter()
print(next(c), next(c), c.send(10), c.throw(Reset(100)), next(c))
c.close()
try:
    next(c)
except StopIteration:
    print('stopped')


def refuses():
    while True:
        try:
            yield
        except GeneratorExit:
            yield 'no'


r = refuses()
next(r)
try:
    r.close()
except RuntimeError as e:
    print(e)
d = counter()
try:
    d.throw(Reset(1))
except Reset as e:
    print('not started:', e.args)
