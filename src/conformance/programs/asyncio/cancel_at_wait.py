import asyncio


async def work(name):
    await asyncio.sleep(0.02)
    print(name, 'finished all the same')
    return name


async def watcher(tasks):
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        print('watcher cancelled; tasks done:', [t.done() for t in tasks])
        raise


async def main():
    tasks = [asyncio.create_task(work(n)) for n in 'ab']
    w = asyncio.create_task(watcher(tasks))
    await asyncio.sleep(0.005)
    w.cancel()
    try:
        await w
    except asyncio.CancelledError:
        print('wait does not cancel what it waits for')
    print(await asyncio.gather(*tasks))


asyncio.run(main())
