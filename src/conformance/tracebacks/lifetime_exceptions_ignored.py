import weakref


class Bad:
    def __del__(self):
        raise ValueError('in del')


def failing():
    try:
        yield 1
    finally:
        raise KeyError('in finally')


def stubborn():
    try:
        yield 1
    finally:
        yield 2


def callback(reference):
    1 / 0


bad = Bad()
del bad
for value in failing():
    break
for value in stubborn():
    break
generator = failing()
next(generator)
generator = None
target = Bad()
reference = weakref.ref(target, callback)
target = 1


def caller():
    Bad()
    return Bad()


caller()
try:
    raise TypeError('handled')
except TypeError:
    caller()
last = Bad()
