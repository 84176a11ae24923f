import asyncio


async def at_event(event):
    await event.wait()
    return 'event'


async def at_barrier(barrier, name):
    try:
        return await barrier.wait()
    except asyncio.BrokenBarrierError:
        return f'{name} broken'


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(at_event(event)) for _ in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    event.set()
    print(await asyncio.gather(*tasks, return_exceptions=True))

    barrier = asyncio.Barrier(3)
    a = asyncio.create_task(at_barrier(barrier, 'a'))
    b = asyncio.create_task(at_barrier(barrier, 'b'))
    await asyncio.sleep(0)
    print(barrier.n_waiting, barrier.parties, barrier.broken)
    a.cancel()
    await asyncio.sleep(0)
    print(barrier.n_waiting, barrier.broken)
    c = asyncio.create_task(at_barrier(barrier, 'c'))
    d = asyncio.create_task(at_barrier(barrier, 'd'))
    print(await asyncio.gather(a, b, c, d, return_exceptions=True))
    b = asyncio.create_task(at_barrier(barrier, 'b'))
    await asyncio.sleep(0)
    await barrier.abort()
    print(await b, barrier.broken)
    await barrier.reset()
    print(barrier.broken, repr(barrier).split('[')[1])


asyncio.run(main())
