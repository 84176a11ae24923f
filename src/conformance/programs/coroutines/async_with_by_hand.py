from contextlib import AsyncExitStack, asynccontextmanager
from types import coroutine


@coroutine
def tick(label):
    yield label


def drive(coro, throw_at=None):
    n = 0
    try:
        out = coro.send(None)
        while True:
            print('  suspended at', out)
            n += 1
            out = coro.throw(KeyError(n)) if n == throw_at else coro.send(None)
    except StopIteration as e:
        print('returned', e.value)
    except Exception as e:
        print('raised', repr(e))


@asynccontextmanager
async def resource(name):
    await tick(f'open {name}')
    try:
        yield name
    except KeyError as e:
        print(name, 'sees', e)
        raise
    finally:
        await tick(f'close {name}')


async def main():
    async with AsyncExitStack() as stack:
        a = await stack.enter_async_context(resource('a'))
        stack.callback(print, 'callback')
        b = await stack.enter_async_context(resource('b'))
        stack.push_async_callback(tick, 'async callback')
        await tick('body')
        return a + b


drive(main())
drive(main(), throw_at=3)
