import asyncio


async def f():
    pass


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0, 'by __await__').__await__()
        return 'wrapped'


async def main():
    c = f()
    t = asyncio.ensure_future(c)
    print(asyncio.iscoroutine(c), asyncio.iscoroutinefunction(f), asyncio.iscoroutinefunction(print))
    print(asyncio.isfuture(t), asyncio.isfuture(c), asyncio.ensure_future(t) is t)
    await t
    print(await asyncio.ensure_future(Awaitable()))
    for make in (asyncio.ensure_future, asyncio.create_task):
        try:
            make(3)
        except TypeError as error:
            print(error)


asyncio.run(main())
