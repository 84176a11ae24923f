import asyncio
import concurrent.futures
import threading


async def double(n):
    await asyncio.sleep(0.01)
    if n < 0:
        raise ValueError(n)
    return n * 2


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, name='loop')
thread.start()
print(asyncio.run_coroutine_threadsafe(double(21), loop).result())
f = asyncio.run_coroutine_threadsafe(double(-1), loop)
print(repr(f.exception(1)))
f = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
try:
    f.result(0.02)
except TimeoutError:
    print('timeout', f.cancel())
try:
    f.result()
except concurrent.futures.CancelledError:
    print('cancelled')
try:
    asyncio.run_coroutine_threadsafe(double, loop)
except TypeError as e:
    print(e)
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
print(loop.is_closed(), thread.is_alive())
