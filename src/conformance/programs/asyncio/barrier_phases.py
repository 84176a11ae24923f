import asyncio


async def worker(barrier, name, delay):
    for phase in range(2):
        await asyncio.sleep(delay)
        print(name, 'arrives at', phase)
        async with barrier as position:
            if position == barrier.parties - 1:
                print('--- phase', phase, 'complete')
            await asyncio.sleep(0)


async def main():
    barrier = asyncio.Barrier(3)
    async with asyncio.TaskGroup() as tg:
        for i, name in enumerate('abc'):
            tg.create_task(worker(barrier, name, 0.01 * (i + 1)), name=name)
    print(barrier.n_waiting, barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)


asyncio.run(main())
