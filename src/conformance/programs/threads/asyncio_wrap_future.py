import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
import time


async def main():
    with ThreadPoolExecutor(1) as pool:
        f = asyncio.wrap_future(pool.submit(lambda: time.sleep(0.05) or 'wrapped'))
        print(await f)
    f = Future()
    w = asyncio.wrap_future(f)
    w.cancel()
    await asyncio.sleep(0)
    print(f.cancelled(), w.cancelled())
    f = Future()
    w = asyncio.wrap_future(f)
    f.cancel()
    try:
        await w
    except asyncio.CancelledError:
        print('cancelled from outside')
    f = Future()
    w = asyncio.wrap_future(f)
    f.set_exception(KeyError('k'))
    try:
        await w
    except KeyError as e:
        print(repr(e))
    g = asyncio.get_running_loop().create_future()
    print(asyncio.wrap_future(g) is g)


asyncio.run(main())
