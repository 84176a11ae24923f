import asyncio


async def philosopher(i, forks, log):
    first, second = sorted((i, (i + 1) % len(forks)))
    for _ in range(2):
        async with forks[first]:
            await asyncio.sleep(0)
            async with forks[second]:
                log.append(i)
                await asyncio.sleep(0)


async def main():
    log = []
    forks = [asyncio.Lock() for _ in range(5)]
    await asyncio.gather(*(philosopher(i, forks, log) for i in range(5)))
    print(log)


asyncio.run(main())
