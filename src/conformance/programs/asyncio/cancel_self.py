import asyncio


async def worker():
    asyncio.current_task().cancel()
    print('still running after cancel')
    for i in range(3):
        print('and', i)
    try:
        await asyncio.sleep(0)
        print('never here')
    finally:
        print('delivered at the suspension')


async def main():
    t = asyncio.create_task(worker())
    await asyncio.wait([t])
    print(t.cancelled())


asyncio.run(main())
