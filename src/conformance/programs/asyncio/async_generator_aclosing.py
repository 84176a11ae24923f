import asyncio
from contextlib import aclosing


async def ticks(name):
    n = 0
    try:
        while True:
            yield n
            n += 1
            await asyncio.sleep(0.001)
    finally:
        await asyncio.sleep(0.001)
        print(name, 'cleaned up after', n)


async def main():
    async with aclosing(ticks('closed')) as gen:
        async for n in gen:
            if n == 2:
                break
    print('after the with')
    async for n in ticks('left'):
        if n == 1:
            break
    print('after the loop')
    await asyncio.sleep(0.01)
    print('end of main')


asyncio.run(main())
