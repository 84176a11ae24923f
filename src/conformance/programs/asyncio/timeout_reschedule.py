import asyncio


async def main():
    loop = asyncio.get_running_loop()
    begin = loop.time()
    async with asyncio.timeout(0.02) as cm:
        print(cm.expired(), cm.when() is not None)
        cm.reschedule(begin + 0.1)
        await asyncio.sleep(0.05)
    print('within the new time', cm.expired())
    try:
        async with asyncio.timeout(None) as cm:
            print(cm.when())
            cm.reschedule(loop.time() + 0.01)
            await asyncio.sleep(1)
    except TimeoutError:
        print('late', cm.expired(), repr(cm).split(' ')[1][:9])
    try:
        cm.reschedule(None)
    except RuntimeError as e:
        print(e)
    cm = asyncio.timeout(1)
    try:
        cm.reschedule(2)
    except RuntimeError as e:
        print(e)
    try:
        async with cm:
            async with cm:
                pass
    except RuntimeError as e:
        print(e)


asyncio.run(main())
