import asyncio


async def napper(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise


async def main():
    a = asyncio.create_task(napper('a'))
    b = asyncio.create_task(napper('b'))
    g = asyncio.gather(a, b, return_exceptions=True)
    await asyncio.sleep(0)
    a.cancel('only a')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(a.cancelled(), b.done(), g.done())
    b.cancel()
    print([type(r).__name__ for r in await g])


asyncio.run(main())
