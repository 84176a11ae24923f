# How long things take.
import asyncio
import time


def clock(start):
    return round(asyncio.get_running_loop().time() - start, 1)


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    await work(0.1)
    await work(0.1)
    print("one after the other", clock(start))
    start = loop.time()
    await asyncio.gather(work(0.1), work(0.2), work(0.1))
    print("together", clock(start))
    start = loop.time()
    sleeper = asyncio.create_task(work(0.1))
    await asyncio.sleep(0)
    time.sleep(0.3)
    await sleeper
    print("blocked", clock(start))
    order = []
    for delay in (0.03, 0.01, 0.02):
        loop.call_later(delay, order.append, delay)
    loop.call_at(loop.time() + 0.015, order.append, "at")
    await asyncio.sleep(0.05)
    print(order)

    async def hog():
        time.sleep(0.05)
        return "late"

    print(await asyncio.wait_for(hog(), 0.01))
    start = loop.time()
    try:
        async with asyncio.timeout(0.1):
            time.sleep(0.2)
            print("blocking is not interrupted")
            await asyncio.sleep(0)
            print("sleep(0) gives the timer no chance yet?")
            await asyncio.sleep(0)
    except TimeoutError:
        print("timed out", clock(start))
    before = time.perf_counter()
    time.sleep(0.1)
    print(round(time.perf_counter() - before, 1), time.monotonic() > 0, time.time() > 1.7e9)


asyncio.run(main())
