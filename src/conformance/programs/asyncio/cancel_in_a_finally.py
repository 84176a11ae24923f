import asyncio


async def worker():
    try:
        await asyncio.sleep(1)
    finally:
        print('cleaning')
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print('clean-up cancelled too')
            raise
        finally:
            print('end')


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), t.cancelling())


asyncio.run(main())
