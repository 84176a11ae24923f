import asyncio
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()

    def producer():
        for i in range(3):
            time.sleep(0.05)
            loop.call_soon_threadsafe(queue.put_nowait, i)
        loop.call_soon_threadsafe(queue.put_nowait, None)

    t = threading.Thread(target=producer)
    t.start()
    while (item := await queue.get()) is not None:
        print('got', item)
    t.join()
    event = asyncio.Event()
    threading.Timer(0.05, lambda: loop.call_soon_threadsafe(event.set)).start()
    await event.wait()
    print('event set by a timer thread')


asyncio.run(main())
