# Lock, Event, Condition, Semaphore, Barrier: fairness, cancellation of waiters, reprs, misuse.
import asyncio


def show(thing):
    return repr(thing).split(" [")[1][:-2]


async def main():
    lock = asyncio.Lock()
    print(show(lock), lock.locked())

    async def use(name):
        async with lock:
            print(name, "has it")
            await asyncio.sleep(0)
            await asyncio.sleep(0)

    users = [asyncio.create_task(use(n)) for n in "abc"]
    await asyncio.sleep(0)
    print(show(lock))
    users[1].cancel()
    await asyncio.wait(users)
    print(show(lock), users[1].cancelled())
    try:
        lock.release()
    except RuntimeError as exc:
        print(exc)
    # The releaser that wants it again must wait behind the others.
    order = []

    async def greedy(name):
        for _ in range(3):
            await lock.acquire()
            order.append(name)
            lock.release()

    await asyncio.gather(greedy("x"), greedy("y"))
    print(order)

    event = asyncio.Event()

    async def waiter(n):
        print(n, await event.wait())

    waiters = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(show(event))
    event.set()
    event.clear()
    await asyncio.wait(waiters)
    print(show(event), event.is_set())

    condition = asyncio.Condition()
    items = []

    async def consumer(name):
        async with condition:
            got = await condition.wait_for(lambda: items)
            print(name, got.pop(0))

    consumers = [asyncio.create_task(consumer(n)) for n in "pq"]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    async with condition:
        items.append(1)
        condition.notify()
        print(show(condition))
    await asyncio.sleep(0)
    async with condition:
        items.append(2)
        condition.notify_all()
    await asyncio.wait(consumers)
    for wrong in (condition.notify, condition.notify_all):
        try:
            wrong()
        except RuntimeError as exc:
            print(exc)
    try:
        await condition.wait()
    except RuntimeError as exc:
        print(exc)

    semaphore = asyncio.Semaphore(2)
    active = 0
    most = 0

    async def limited(n):
        nonlocal active, most
        async with semaphore:
            active += 1
            most = max(most, active)
            await asyncio.sleep(0.01 * (n % 2))
            active -= 1

    await asyncio.gather(*(limited(n) for n in range(6)))
    print(most, show(semaphore))
    await semaphore.acquire()
    await semaphore.acquire()
    blocked = asyncio.create_task(semaphore.acquire())
    await asyncio.sleep(0)
    print(show(semaphore), semaphore.locked())
    blocked.cancel()
    await asyncio.sleep(0)
    semaphore.release()
    print(show(semaphore))
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as exc:
        print(exc)
    try:
        asyncio.Semaphore(-1)
    except ValueError as exc:
        print(exc)

    barrier = asyncio.Barrier(3)

    async def runner(name):
        await asyncio.sleep(0)
        place = await barrier.wait()
        print(name, "passes", place)
        async with barrier as again:
            print(name, "passes again", again)

    await asyncio.gather(*(runner(n) for n in "ijk"))
    print(show(barrier), barrier.parties, barrier.n_waiting)

    async def alone():
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError as exc:
            print("broken:", exc)

    task = asyncio.create_task(alone())
    await asyncio.sleep(0)
    print(show(barrier))
    await barrier.abort()
    await task
    print(barrier.broken, show(barrier))
    await barrier.reset()
    print(barrier.broken)


asyncio.run(main())
