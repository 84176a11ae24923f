import asyncio


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken)

    async def runner(name):
        print(name, 'arrives')
        place = await barrier.wait()
        print(name, 'leaves', place)

    await asyncio.gather(*(runner(n) for n in 'abc'))

    async def waits():
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError as error:
            print('broken:', error)

    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    await barrier.abort()
    await t
    print(barrier.broken)
    await barrier.reset()
    print(barrier.broken)


asyncio.run(main())
