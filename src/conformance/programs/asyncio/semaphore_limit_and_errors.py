import asyncio

running = 0
peak = 0


async def download(sem, n):
    global running, peak
    async with sem:
        running += 1
        peak = max(peak, running)
        await asyncio.sleep(0.01)
        running -= 1
        return n


async def main():
    print(await asyncio.gather(*(download(asyncio.Semaphore(1), n) for n in range(3))), 'each its own:', peak)
    sem = asyncio.Semaphore(2)
    print(sum(await asyncio.gather(*(download(sem, n) for n in range(10)))), 'peak', peak)
    b = asyncio.BoundedSemaphore(1)
    async with b:
        print('locked', b.locked())
    try:
        b.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    zero = asyncio.Semaphore(0)
    t = asyncio.create_task(zero.acquire())
    await asyncio.sleep(0)
    zero.release()
    zero.release()
    print(await t, zero.locked(), await zero.acquire())


asyncio.run(main())
