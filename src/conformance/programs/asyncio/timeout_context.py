import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as t:
            print(t.expired())
            await asyncio.sleep(1)
    except TimeoutError:
        print('timed out', t.expired())
    async with asyncio.timeout(None) as t:
        await asyncio.sleep(0)
        print(t.when(), t.expired())
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.01) as t:
        t.reschedule(loop.time() + 1)
        await asyncio.sleep(0.02)
    print('rescheduled', t.expired())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(0)
            print('not here')
    except TimeoutError:
        print('already over')


asyncio.run(main())
