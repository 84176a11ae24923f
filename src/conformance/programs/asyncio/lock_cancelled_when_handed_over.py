import asyncio


async def main():
    lock = asyncio.Lock()
    await lock.acquire()

    async def waiter(name):
        async with lock:
            print(name, 'has it')

    a = asyncio.create_task(waiter('a'))
    b = asyncio.create_task(waiter('b'))
    await asyncio.sleep(0)
    lock.release()
    a.cancel()
    await asyncio.wait([a, b])
    print(a.cancelled(), b.cancelled(), lock.locked())


asyncio.run(main())
