import asyncio


async def save(log):
    await asyncio.sleep(0.03)
    log.append('saved')
    return 'record 7'


async def main():
    log = []
    task = asyncio.create_task(save(log))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.01)
    except TimeoutError:
        print('timeout, task goes on:', not task.done(), log)
    print(await task, log)

    async def handler():
        inner = asyncio.ensure_future(save(log))
        try:
            return await asyncio.shield(inner)
        except asyncio.CancelledError:
            print('cancelled; waits for the save', await inner)
            raise

    h = asyncio.create_task(handler())
    await asyncio.sleep(0.01)
    h.cancel()
    print(await asyncio.gather(h, return_exceptions=True), log)


asyncio.run(main())
