import asyncio


async def work(n, s, fail):
    await asyncio.sleep(s)
    if fail:
        raise RuntimeError(n)
    return n


async def show(title, *specs, **kwargs):
    tasks = [asyncio.create_task(work(*spec), name=str(spec[0])) for spec in specs]
    done, pending = await asyncio.wait(tasks, **kwargs)
    print(title, sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    for t in pending:
        t.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    specs = (1, 0.01, False), (2, 0.03, True), (3, 0.06, False)
    await show('first exception', *specs, return_when=asyncio.FIRST_EXCEPTION)
    await show('first completed', *specs, return_when=asyncio.FIRST_COMPLETED)
    await show('all', *specs)
    await show('timeout', *specs, timeout=0.02)
    await show('timeout 0', *specs, timeout=0)
    # A cancelled task is no exception here.
    t = asyncio.create_task(work(4, 1, False))
    u = asyncio.create_task(work(5, 0.02, False))
    asyncio.get_running_loop().call_later(0.005, t.cancel)
    done, pending = await asyncio.wait([t, u], return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))


asyncio.run(main())
