# stderr
import asyncio
import gc


async def waits():
    fut = asyncio.get_running_loop().create_future()
    try:
        await fut
    finally:
        print('closed')


async def main():
    t = asyncio.create_task(waits(), name='lost')
    await asyncio.sleep(0)
    del t
    gc.collect()
    print('collected')


asyncio.run(main())
