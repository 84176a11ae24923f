import asyncio


async def producer(q, name, n):
    for i in range(n):
        await q.put((name, i))
        print('put', name, i, 'size', q.qsize())
    print(name, 'over')


async def consumer(q, n):
    for _ in range(n):
        print('took', *await q.get())


async def main():
    for size in (1, 2, 0):
        print('maxsize', size)
        q = asyncio.Queue(size)
        async with asyncio.TaskGroup() as tg:
            tg.create_task(producer(q, 'p', 3), name='p')
            tg.create_task(consumer(q, 5), name='c')
            tg.create_task(producer(q, 'r', 2), name='r')


asyncio.run(main())
