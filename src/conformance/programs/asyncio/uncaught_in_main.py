import asyncio


async def step(n):
    if n == 0:
        raise ValueError('at the bottom')
    await asyncio.sleep(0)
    await step(n - 1)


async def main():
    print('main')
    await step(2)


asyncio.run(main())
