import asyncio


async def waiter(name, cond):
    async with cond:
        try:
            await cond.wait()
            print(name, 'notified, holds', cond.locked())
        except asyncio.CancelledError:
            # wait() has taken the lock again before it raises.
            print(name, 'cancelled, holds', cond.locked())
            raise
    print(name, 'left')


async def main():
    cond = asyncio.Condition()
    a = asyncio.create_task(waiter('a', cond))
    b = asyncio.create_task(waiter('b', cond))
    c = asyncio.create_task(waiter('c', cond))
    await asyncio.sleep(0)
    async with cond:
        a.cancel()
        await asyncio.sleep(0)
        print('a done while the lock is held:', a.done())
        cond.notify()
    await asyncio.sleep(0.01)
    print(a.done(), b.done(), c.done())
    async with cond:
        cond.notify_all()
    print(await asyncio.gather(a, b, c, return_exceptions=True))


asyncio.run(main())
