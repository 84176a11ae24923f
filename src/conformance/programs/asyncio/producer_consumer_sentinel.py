import asyncio


async def producer(q, names):
    for name in names:
        await asyncio.sleep(0.005)
        await q.put(name)
    await q.put(None)


async def consumer(q, me):
    seen = []
    while (item := await q.get()) is not None:
        seen.append(item)
        await asyncio.sleep(0.012)
    # The sentinel goes on to the next consumer.
    await q.put(None)
    return me, seen


async def main():
    q = asyncio.Queue(2)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(producer(q, 'abcdef'))
        consumers = [tg.create_task(consumer(q, n)) for n in (1, 2)]
    print([c.result() for c in consumers], q.qsize())


asyncio.run(main())
