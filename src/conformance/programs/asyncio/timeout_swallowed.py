import asyncio


async def swallows():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('swallowed')
    return 'as if nothing had been'


async def main():
    try:
        async with asyncio.timeout(0.01) as cm:
            print(await swallows())
    except TimeoutError:
        print('timeout')
    print(cm.expired(), asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    try:
        print(await asyncio.wait_for(swallows(), 0.01))
    except TimeoutError:
        print('timeout of wait_for')
    print(asyncio.current_task().cancelling())


asyncio.run(main())
