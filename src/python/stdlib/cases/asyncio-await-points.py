# Which await points give up the turn (SEMANTICS 3), seen by another task that counts.
import asyncio

ticks = 0


async def ticker():
    global ticks
    while True:
        ticks += 1
        await asyncio.sleep(0)


async def nothing():
    return 1


async def agen():
    yield 1
    yield 2


async def measure(name, make):
    before = ticks
    await make()
    print(name, ticks - before > 0)


async def over_agen():
    async for _ in agen():
        pass


async def locked():
    async with asyncio.Lock():
        pass


async def with_timeout():
    async with asyncio.timeout(1):
        pass


async def empty_group():
    async with asyncio.TaskGroup():
        pass


async def done_task():
    task = asyncio.create_task(nothing())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    global ticks
    before = ticks
    await task
    print("done task", ticks - before > 0)


async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    queue = asyncio.Queue()
    queue.put_nowait(1)
    event = asyncio.Event()
    event.set()
    semaphore = asyncio.Semaphore(2)
    await measure("coroutine", nothing)
    await measure("async generator", over_agen)
    await measure("free lock", locked)
    await measure("free semaphore", semaphore.acquire)
    await measure("set event", event.wait)
    await measure("queue.get", queue.get)
    await measure("queue.put", lambda: queue.put(1))
    await measure("timeout", with_timeout)
    await measure("empty group", empty_group)
    await measure("wait_for ready", lambda: asyncio.wait_for(nothing(), 1))

    async def gather_nothing():
        await asyncio.gather()

    await measure("gather of nothing", gather_nothing)
    await done_task()
    await measure("sleep(0)", lambda: asyncio.sleep(0))
    await measure("sleep(-1)", lambda: asyncio.sleep(-1))

    async def fresh_task():
        await asyncio.create_task(nothing())

    async def gather_one():
        await asyncio.gather(nothing())

    await measure("fresh task", fresh_task)
    await measure("gather(coroutine)", gather_one)
    done = asyncio.get_running_loop().create_future()
    done.set_result(None)

    async def wait_done():
        await asyncio.wait([done])

    await measure("wait([done])", wait_done)
    task.cancel()


asyncio.run(main())
