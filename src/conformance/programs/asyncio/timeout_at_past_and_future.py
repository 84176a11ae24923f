import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() - 1) as cm:
            print('begins')
            await asyncio.sleep(0)
            print('goes on')
            await asyncio.sleep(0.01)
            print('not here')
    except TimeoutError:
        print('past', cm.expired())
    try:
        async with asyncio.timeout(0):
            print('no suspension, no timeout')
    except TimeoutError:
        print('unexpected')
    try:
        async with asyncio.timeout(-1):
            await asyncio.sleep(0)
    except TimeoutError as e:
        print('negative', repr(e))
    async with asyncio.timeout_at(None):
        await asyncio.sleep(0)
    async with asyncio.timeout_at(loop.time() + 5) as cm:
        await asyncio.sleep(0)
    print(cm.expired())


asyncio.run(main())
