import asyncio
import time


async def ticker():
    for i in range(3):
        await asyncio.sleep(0.01)
        print('tick', i)


async def main():
    t = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    time.sleep(0.05)
    print('the loop was blocked')
    await t


asyncio.run(main())
