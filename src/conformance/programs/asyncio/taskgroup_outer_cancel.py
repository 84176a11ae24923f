import asyncio


async def child():
    try:
        await asyncio.sleep(1)
    finally:
        print('child ends')


async def parent():
    async with asyncio.TaskGroup() as group:
        group.create_task(child())
    print('not here')


async def main():
    t = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('a plain cancellation, no group')


asyncio.run(main())
