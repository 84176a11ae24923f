import asyncio


async def producer(name, q):
    for i in range(3):
        await q.put(f'{name}{i}')
        print('put', f'{name}{i}')


async def main():
    q = asyncio.Queue(maxsize=1)
    a = asyncio.create_task(producer('a', q))
    b = asyncio.create_task(producer('b', q))
    await asyncio.sleep(0)
    print(q.full(), q.qsize())
    a.cancel()
    await asyncio.sleep(0)
    print('a', a.cancelled())
    got = [await q.get() for _ in range(2)]
    await asyncio.sleep(0)
    got.append(await q.get())
    print(got)
    b.cancel()
    print(await asyncio.gather(a, b, return_exceptions=True))
    while not q.empty():
        print('left', q.get_nowait())


asyncio.run(main())
