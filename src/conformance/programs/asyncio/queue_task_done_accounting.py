import asyncio


async def main():
    q = asyncio.Queue()
    for i in range(3):
        q.put_nowait(i)
    joiner = asyncio.create_task(q.join())
    for i in range(3):
        await q.get()
        await asyncio.sleep(0)
        print('after', i, joiner.done())
        q.task_done()
    await joiner
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    for call, error in ((q.get_nowait, asyncio.QueueEmpty), (lambda: full.put_nowait(2), asyncio.QueueFull)):
        full = asyncio.Queue(1)
        full.put_nowait(1)
        try:
            call()
        except error as e:
            print(type(e).__name__, e.args)
    print(q.maxsize, full.maxsize, full.full(), asyncio.Queue(-1).full())


asyncio.run(main())
