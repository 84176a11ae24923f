import asyncio


async def f(n):
    await asyncio.sleep(n / 100)
    if n == 2:
        raise ValueError(n)
    return n


def tasks():
    return [asyncio.create_task(f(n), name=f't{n}') for n in (1, 2, 3)]


def names(group):
    return sorted(t.get_name() for t in group)


async def main():
    for condition in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        ts = tasks()
        done, pending = await asyncio.wait(ts, return_when=condition)
        print(condition, names(done), names(pending))
        await asyncio.gather(*ts, return_exceptions=True)
    ts = tasks()
    done, pending = await asyncio.wait(ts, timeout=0.015)
    print('timeout', names(done), names(pending))
    await asyncio.gather(*ts, return_exceptions=True)


asyncio.run(main())
