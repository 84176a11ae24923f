import asyncio
import threading
import time


def blocking(log):
    time.sleep(0.05)
    log.append('thread finished')
    return 'result'


async def main():
    log = []
    task = asyncio.create_task(asyncio.to_thread(blocking, log))
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('task cancelled', log)
    await asyncio.sleep(0.08)
    print('the thread was not', log)
    loop = asyncio.get_running_loop()
    fut = loop.run_in_executor(None, threading.current_thread)
    print((await fut).name.startswith('asyncio_'))
    try:
        await loop.run_in_executor(None, int, 'x')
    except ValueError as e:
        print(e)


asyncio.run(main())
