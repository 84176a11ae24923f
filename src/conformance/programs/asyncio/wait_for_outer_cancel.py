import asyncio


async def inner():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('inner cancelled')
        raise


async def main():
    t = asyncio.create_task(asyncio.wait_for(inner(), 10))
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('a cancellation stays one')


asyncio.run(main())
