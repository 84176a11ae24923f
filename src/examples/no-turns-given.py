import asyncio

async def producer(queue):
    for item in range(1000):
        await queue.put(item)
    print("put all 1000")

async def consumer(queue):
    got = 0
    while True:
        try:
            await asyncio.wait_for(queue.get(), 1)
        except TimeoutError:
            break
        got += 1
    print("got", got)

async def main():
    queue = asyncio.Queue()
    first = asyncio.create_task(producer(queue))
    second = asyncio.create_task(consumer(queue))
    await first
    print("waiting in the queue:", queue.qsize())
    await second

asyncio.run(main())
