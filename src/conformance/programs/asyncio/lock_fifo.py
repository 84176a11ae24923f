import asyncio


async def user(name, lock):
    print(name, 'wants')
    async with lock:
        print(name, 'has')
        await asyncio.sleep(0)
    print(name, 'released')


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(user(n, lock) for n in 'abc'))
    print(lock.locked())


asyncio.run(main())
