import asyncio


async def f(name):
    await asyncio.sleep(0.05)
    print(name, 'A')
    await asyncio.sleep(0)
    print(name, 'B')


async def main():
    await asyncio.gather(*(f(n) for n in range(4)))


asyncio.run(main())
