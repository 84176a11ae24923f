import asyncio
import time


def hog(n):
    total = 0
    for i in range(n):
        total += i
    return total


async def ticks(log):
    for _ in range(3):
        await asyncio.sleep(0.05)
        log.append('tick')


async def main():
    log = []
    await asyncio.gather(ticks(log), asyncio.to_thread(time.sleep, 0.3))
    log.append('slept')
    print(log)
    print(await asyncio.to_thread(hog, 1000))


asyncio.run(main())
