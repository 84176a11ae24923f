import asyncio


async def consumer(name, q):
    count = 0
    try:
        while True:
            item = await q.get()
            await asyncio.sleep(0.001)
            count += 1
            q.task_done()
    except asyncio.QueueShutDown:
        print(name, 'sees the end after', count)


async def producer(q):
    try:
        for i in range(100):
            await q.put(i)
    except asyncio.QueueShutDown:
        print('producer stopped')


async def main():
    q = asyncio.Queue(3)
    tasks = [asyncio.create_task(consumer(n, q)) for n in 'ab'] + [asyncio.create_task(producer(q))]
    await asyncio.sleep(0.0105)
    q.shutdown()
    await asyncio.gather(*tasks)
    for call in (q.get_nowait, lambda: q.put_nowait(1)):
        try:
            call()
        except asyncio.QueueShutDown as e:
            print(repr(e))

    q = asyncio.Queue()
    for i in range(5):
        q.put_nowait(i)
    waiting = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.shutdown(immediate=True)
    await waiting
    print('joined', q.qsize(), q.empty())


asyncio.run(main())
