import asyncio
import threading
import time

done = []


def slow():
    time.sleep(0.3)
    done.append('ran to its end')


async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(slow), 0.1)
    except TimeoutError:
        print('timed out', done)
    task = asyncio.create_task(asyncio.to_thread(slow))
    await asyncio.sleep(0.05)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', done)


asyncio.run(main())
print(done)
