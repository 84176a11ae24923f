import asyncio


async def use(name, sem, seconds):
    async with sem:
        print(name, 'uses')
        await asyncio.sleep(seconds)
    print(name, 'ends')


async def main():
    sem = asyncio.Semaphore(2)
    tasks = {n: asyncio.create_task(use(n, sem, 0.03), name=n) for n in ('a', 'b', 'c', 'd', 'e')}
    await asyncio.sleep(0.01)
    tasks['c'].cancel()
    tasks['a'].cancel()
    print(repr(sem).split('[')[1], sem.locked())
    done, pending = await asyncio.wait(tasks.values())
    print(sorted(t.get_name() for t in done if t.cancelled()), len(pending))
    print(repr(sem).split('[')[1], sem.locked())


asyncio.run(main())
