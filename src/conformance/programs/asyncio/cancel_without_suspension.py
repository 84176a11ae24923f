import asyncio


async def worker():
    asyncio.current_task().cancel()
    return 'done first'


async def main():
    t = asyncio.create_task(worker())
    await asyncio.wait([t])
    print(t.cancelled(), t.done())


asyncio.run(main())
