import asyncio


async def plain():
    return 'plain'


async def agen():
    for i in range(3):
        yield i


async def main():
    passes = 0
    stop = False

    async def counter():
        nonlocal passes
        while not stop:
            passes += 1
            await asyncio.sleep(0)

    t = asyncio.create_task(counter())
    await asyncio.sleep(0)
    lock, event, queue, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Queue(), asyncio.Semaphore(1)
    event.set()

    def report(what):
        nonlocal passes
        print(f'{what}: {"switched" if passes > 1 else "no switch"}')
        passes = 1

    passes = 1
    await plain()
    report('coroutine')
    async with lock:
        pass
    report('lock')
    async with semaphore:
        pass
    report('semaphore')
    await queue.put(1)
    report('put')
    await queue.get()
    report('get')
    await event.wait()
    report('event')
    async for _ in agen():
        pass
    report('async for')
    await asyncio.wait_for(plain(), 1)
    report('wait_for')
    await asyncio.gather()
    report('gather of nothing')
    async with asyncio.TaskGroup():
        pass
    report('empty TaskGroup')
    async with asyncio.timeout(1):
        pass
    report('timeout')
    done = asyncio.get_running_loop().create_future()
    done.set_result(1)
    await done
    report('done future')
    await asyncio.sleep(0)
    report('sleep(0)')
    await asyncio.sleep(-1)
    report('sleep(-1)')
    await asyncio.create_task(plain())
    report('fresh task')
    await asyncio.gather(plain())
    report('gather')
    await asyncio.wait([done])
    report('wait of a done future')
    stop = True
    await t


asyncio.run(main())
