import asyncio


async def worker():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise ValueError('instead')


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except ValueError as error:
        print(error, repr(error.__context__), t.cancelled())


asyncio.run(main())
