import asyncio


async def guarded(log):
    try:
        async with asyncio.timeout(0.02):
            await asyncio.sleep(1)
    except TimeoutError:
        log.append('timeout')
    except asyncio.CancelledError:
        log.append('cancelled')
        raise


async def main():
    loop = asyncio.get_running_loop()
    for before in (True, False):
        log = []
        if before:
            task = asyncio.create_task(guarded(log))
            loop.call_at(loop.time() + 0.01, task.cancel)
        else:
            task = asyncio.create_task(guarded(log))
            loop.call_at(loop.time() + 0.03, task.cancel)
        print(await asyncio.gather(task, return_exceptions=True), log, task.cancelling())


asyncio.run(main())
