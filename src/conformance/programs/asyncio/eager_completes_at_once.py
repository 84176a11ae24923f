import asyncio

cache = {}


async def lookup(key):
    if key in cache:
        return cache[key]
    await asyncio.sleep(0.01)
    cache[key] = key.upper()
    return cache[key]


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(lookup('x'))
    print('first', a.done())
    await a
    b = asyncio.create_task(lookup('x'))
    print('second', b.done(), b.result())
    print(await asyncio.gather(lookup('x'), lookup('y')))

    async def fails():
        raise ValueError('at once')

    c = asyncio.create_task(fails())
    print(c.done(), repr(c.exception()))

    async def who():
        me = asyncio.current_task()
        await asyncio.sleep(0)
        return me is asyncio.current_task()

    print(await asyncio.create_task(who()), asyncio.current_task().get_coro().__name__)


asyncio.run(main())
