import inspect
from types import coroutine


@coroutine
def pause(value):
    return (yield value)


async def work():
    print('running:', inspect.getcoroutinestate(c))
    x = await pause('first')
    print('got', x)
    return 'over'


c = work()
print(inspect.getcoroutinestate(c), c.cr_await, inspect.getcoroutinelocals(c))
print(c.send(None), inspect.getcoroutinestate(c), c.cr_await is not None, c.cr_suspended)
try:
    c.send('value')
except StopIteration as e:
    print(e.value, inspect.getcoroutinestate(c), c.cr_frame)
for call in (lambda: c.send(None), lambda: c.throw(ValueError)):
    try:
        call()
    except RuntimeError as e:
        print(e)
d = work()
d.close()
print(inspect.getcoroutinestate(d), inspect.iscoroutine(d), inspect.isawaitable(d), inspect.isawaitable(3))


def gen():
    x = yield 1
    print(inspect.getgeneratorlocals(g), x)


g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g))
next(g, None)
print(inspect.getgeneratorstate(g))
