import asyncio
import random

async def producer(queue):
    for item in range(4):
        await queue.put(item)
        print("put", item)
    await queue.put(None)

async def consumer(queue):
    while True:
        item = await queue.get()
        if item is None:
            break
        pause = random.uniform(0.1, 0.3)
        await asyncio.sleep(pause)
        print("used", item)

async def main():
    random.seed(1)
    queue = asyncio.Queue(maxsize=1)
    await asyncio.gather(
        producer(queue),
        consumer(queue),
    )

asyncio.run(main())
