import asyncio
import threading

loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, name='loop')
thread.start()


async def work(n):
    await asyncio.sleep(0.01)
    return n + 1


print(asyncio.run_coroutine_threadsafe(work(1), loop).result())
futures = [asyncio.run_coroutine_threadsafe(work(i), loop) for i in range(3)]
print([f.result(1) for f in futures])
print(loop.is_running())
loop.call_soon_threadsafe(loop.stop)
thread.join()
print(loop.is_running())
loop.close()
print(loop.is_closed())
