import asyncio


async def consumer(name, q):
    while True:
        try:
            item = await q.get()
        except asyncio.CancelledError:
            print(name, 'cancelled at get')
            raise
        print(name, 'got', item)
        q.task_done()


async def main():
    q = asyncio.Queue()
    first = asyncio.create_task(consumer('first', q))
    second = asyncio.create_task(consumer('second', q))
    await asyncio.sleep(0)
    first.cancel()
    q.put_nowait(1)
    q.put_nowait(2)
    await q.join()
    print('joined', q.qsize(), first.cancelled())
    # Woken and cancelled in the same pass: the item is not lost.
    third = asyncio.create_task(consumer('third', q))
    await asyncio.sleep(0)
    q.put_nowait(3)
    second.cancel()
    third.cancel()
    await asyncio.gather(second, third, return_exceptions=True)
    print('left in the queue', q.qsize())


asyncio.run(main())
