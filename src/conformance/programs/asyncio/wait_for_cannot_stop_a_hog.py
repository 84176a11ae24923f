import asyncio
import time


async def hog():
    time.sleep(0.05)
    return 'late'


async def main():
    print(await asyncio.wait_for(hog(), 0.01))


asyncio.run(main())
