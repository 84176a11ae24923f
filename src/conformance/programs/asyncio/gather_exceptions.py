import asyncio


async def good(n):
    await asyncio.sleep(0.01)
    print('good', n)
    return n


async def bad(n):
    await asyncio.sleep(0)
    raise KeyError(n)


async def main():
    print(await asyncio.gather(good(1), bad(2), good(3), return_exceptions=True))
    try:
        await asyncio.gather(good(4), bad(5), good(6))
    except KeyError as error:
        print('raised', error)
    print('the others go on')
    await asyncio.sleep(0.02)


asyncio.run(main())
