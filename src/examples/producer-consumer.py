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
        await asyncio.sleep(random.uniform(0.1, 0.3))
        print("used", item)

async def main():
    random.seed(1)
    queue = asyncio.Queue(maxsize=1)
    await asyncio.gather(
        asyncio.create_task(producer(queue), name="producer"),
        asyncio.create_task(consumer(queue), name="consumer"),
    )

asyncio.run(main())
