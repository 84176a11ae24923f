import asyncio


async def late(value, delay):
    await asyncio.sleep(delay)
    print('done', value)
    return value


async def main():
    print(await asyncio.gather(late(1, 0.03), late(2, 0.01), late(3, 0.02)))
    print(await asyncio.gather())
    c = asyncio.sleep(0, 'same')
    try:
        print(await asyncio.gather(c, c))
    except Exception as error:
        print(type(error).__name__, error)


asyncio.run(main())
