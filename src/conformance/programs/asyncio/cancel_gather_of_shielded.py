import asyncio


async def job(name, log):
    await asyncio.sleep(0.01)
    log.append(name)
    return name


async def main():
    log = []
    inner = asyncio.create_task(job('kept', log))
    group = asyncio.gather(asyncio.shield(inner), job('lost', log))
    await asyncio.sleep(0)
    group.cancel()
    try:
        await group
    except asyncio.CancelledError:
        print('gather cancelled', log)
    print(await inner, log)


asyncio.run(main())
