import asyncio


async def worker(name, lock, log):
    try:
        async with lock:
            log.append(f'{name} in')
            await asyncio.sleep(0.02)
            log.append(f'{name} out')
    except asyncio.CancelledError:
        log.append(f'{name} cancelled')
        raise


async def main():
    lock = asyncio.Lock()
    log = []
    tasks = [asyncio.create_task(worker(n, lock, log), name=n) for n in 'abcd']
    await asyncio.sleep(0.01)
    tasks[1].cancel()
    tasks[2].cancel('not needed')
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(log)
    print([repr(r) for r in results])
    print(lock.locked(), repr(lock).split('[')[1])


asyncio.run(main())
