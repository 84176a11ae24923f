import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.sleep(0.05)
    print(round(loop.time() - began, 2))
    began = loop.time()
    time.sleep(0.03)
    print(round(loop.time() - began, 2))
    print(abs(loop.time() - time.monotonic()) < 0.01)


asyncio.run(main())
