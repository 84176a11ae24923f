import asyncio
import threading
import time


def sensor(loop, q, n):
    for i in range(n):
        time.sleep(0.01)
        loop.call_soon_threadsafe(q.put_nowait, i)
    asyncio.run_coroutine_threadsafe(q.put(None), loop).result(1)


async def main():
    q = asyncio.Queue()
    t = threading.Thread(target=sensor, args=(asyncio.get_running_loop(), q, 4))
    t.start()
    got = []
    while (item := await q.get()) is not None:
        got.append(item)
    print(got)
    await asyncio.to_thread(t.join)
    print(t.is_alive())


asyncio.run(main())
