import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()

    async def waiter():
        try:
            print('value', await f)
        except asyncio.CancelledError:
            print('cancelled though the value was there', f.result())
            raise

    t = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    f.set_result(1)
    t.cancel()
    await asyncio.wait([t])


asyncio.run(main())
