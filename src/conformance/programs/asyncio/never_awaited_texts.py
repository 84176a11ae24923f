# stderr
import asyncio


async def work(n):
    return n


async def main():
    work(1)
    print('forgot one')
    for n in (2, 3):
        coro = work(n)
    print('forgot two')
    del coro
    x = [work(4)]
    x.clear()
    await asyncio.sleep(0)


asyncio.run(main())
work(5)
