import asyncio


async def user(name, lock):
    try:
        async with lock:
            print(name, 'has it')
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        print(name, 'gave up')
        raise


async def main():
    lock = asyncio.Lock()
    a, b, c = [asyncio.create_task(user(n, lock)) for n in 'abc']
    await asyncio.sleep(0)
    b.cancel()
    await asyncio.wait([a, b, c])
    print(b.cancelled(), lock.locked())


asyncio.run(main())
