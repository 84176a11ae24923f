import asyncio


async def philosopher(name, left, right, meals):
    tries = 0
    while meals:
        await left.acquire()
        tries += 1
        try:
            await asyncio.wait_for(right.acquire(), 0.01)
        except TimeoutError:
            left.release()
            await asyncio.sleep(0.003 * (ord(name) - 96))
            continue
        print(name, 'eats')
        await asyncio.sleep(0.002)
        right.release()
        left.release()
        meals -= 1
    return tries


async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    tries = await asyncio.gather(
        *(philosopher(n, forks[i], forks[(i + 1) % 3], 2) for i, n in enumerate('abc'))
    )
    print(tries, [f.locked() for f in forks])


asyncio.run(main())
