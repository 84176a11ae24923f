import asyncio
import atexit
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


@atexit.register
def first():
    print('registered first')


def second(a, *, k):
    print('registered second', a, k)


atexit.register(second, 1, k=2)
atexit.register(print, 'never')
atexit.unregister(print)


def steps():
    try:
        yield 1
        yield 2
    finally:
        print('finally at the end')


kept = Thing('kept')
other = Thing('other')
generator = steps()
next(generator)
watched = Thing('watched')
reference = weakref.ref(watched, lambda r: print('no callback at the end'))
weakref.finalize(other, print, 'finalize at the end')
detached = weakref.finalize(kept, print, 'called off')
detached.detach()
cycle = Thing('cycle')
cycle.me = cycle
del cycle
print('end of the program')
raise SystemExit(4)
