import asyncio
import gc


async def waits(future):
    await future


async def main():
    loop = asyncio.get_running_loop()
    asyncio.create_task(waits(loop.create_future()), name='lost')
    await asyncio.sleep(0.01)
    gc.collect()
    asyncio.create_task(waits(loop.create_future()), name='left')
    await asyncio.sleep(0.01)


asyncio.run(main())
