# Queues: order, back pressure, join, shutdown, cancellation of getters.
import asyncio


async def main():
    queue = asyncio.Queue(2)
    print(queue, queue.maxsize, queue.empty(), queue.full())

    async def producer():
        for n in range(5):
            await queue.put(n)
            print("put", n, queue.qsize())

    async def consumer():
        for _ in range(5):
            n = await queue.get()
            print("got", n)
            queue.task_done()

    await asyncio.gather(producer(), consumer())
    await queue.join()
    print(str(queue))
    unbounded = asyncio.Queue()
    got = 0

    async def hungry():
        nonlocal got
        while True:
            await unbounded.get()
            got += 1
            unbounded.task_done()

    eater = asyncio.create_task(hungry())
    for n in range(100):
        await unbounded.put(n)
    print("put 100, eaten", got)
    await unbounded.join()
    print("eaten", got)
    eater.cancel()
    try:
        unbounded.task_done()
    except ValueError as exc:
        print(exc)
    for wrong in (lambda: asyncio.Queue().get_nowait(), lambda: fill(asyncio.Queue(1))):
        try:
            wrong()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as exc:
            print(type(exc).__name__)
    priority = asyncio.PriorityQueue()
    for item in ((3, "c"), (1, "a"), (2, "b")):
        priority.put_nowait(item)
    print([priority.get_nowait() for _ in range(3)])
    lifo = asyncio.LifoQueue()
    for item in "abc":
        await lifo.put(item)
    print([await lifo.get() for _ in range(3)])
    # A getter is cancelled after it was woken: the item goes to the next one.
    shared = asyncio.Queue()

    async def getter(name):
        try:
            print(name, await shared.get())
        except asyncio.CancelledError:
            print(name, "cancelled")
            raise

    one, two = (asyncio.create_task(getter(n)) for n in ("one", "two"))
    await asyncio.sleep(0)
    print(shared)
    shared.put_nowait("item")
    one.cancel()
    await asyncio.wait([one, two])
    closing = asyncio.Queue()
    closing.put_nowait(1)
    closing.shutdown()
    print(await closing.get())
    for call in (closing.get, lambda: closing.put(1)):
        try:
            await call()
        except asyncio.QueueShutDown as exc:
            print("QueueShutDown", exc.args)
    waiting = asyncio.Queue()
    task = asyncio.create_task(waiting.get())
    await asyncio.sleep(0)
    waiting.shutdown(immediate=True)
    print(await asyncio.gather(task, return_exceptions=True), waiting)


def fill(queue):
    queue.put_nowait(1)
    queue.put_nowait(2)


asyncio.run(main())
