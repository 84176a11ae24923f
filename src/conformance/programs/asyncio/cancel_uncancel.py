import asyncio


async def worker():
    me = asyncio.current_task()
    me.cancel()
    print('uncancel', me.uncancel())
    await asyncio.sleep(0)
    print('the request is gone')
    return 'fine'


async def main():
    t = asyncio.create_task(worker())
    await asyncio.wait([t])
    print(t.cancelled() or t.result())


asyncio.run(main())
