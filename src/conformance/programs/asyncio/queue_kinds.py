import asyncio


async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 2):
            queue.put_nowait(item)
        print(kind.__name__, [await queue.get() for _ in range(3)])
    jobs = asyncio.PriorityQueue(2)

    async def producer():
        for job in ((2, 'wash'), (1, 'cook'), (0, 'shop')):
            await jobs.put(job)
            print('put', job)

    t = asyncio.create_task(producer())
    await asyncio.sleep(0)
    while not t.done() or not jobs.empty():
        print('got', await jobs.get())
        await asyncio.sleep(0)


asyncio.run(main())
