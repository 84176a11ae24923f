import asyncio
import concurrent.futures
import threading


async def compute(n):
    await asyncio.sleep(0.05)
    if n < 0:
        raise ValueError('negative')
    return n * 2


async def main():
    loop = asyncio.get_running_loop()
    out = []

    def thread():
        f = asyncio.run_coroutine_threadsafe(compute(21), loop)
        out.append((type(f).__module__, f.result()))
        g = asyncio.run_coroutine_threadsafe(compute(-1), loop)
        try:
            g.result()
        except ValueError as e:
            out.append(repr(e))
        h = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
        try:
            h.result(timeout=0.05)
        except concurrent.futures.TimeoutError:
            out.append(('timeout', h.cancel()))
        try:
            asyncio.run_coroutine_threadsafe(compute, loop)
        except TypeError as e:
            out.append(str(e))

    await asyncio.to_thread(thread)
    for line in out:
        print(line)


asyncio.run(main())
