import asyncio


async def race(*coros):
    """The first result; the others are cancelled and waited for."""
    tasks = [asyncio.ensure_future(c) for c in coros]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return next(t for t in tasks if t in done).result()
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def mirror(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
        if error:
            raise error
        return name
    finally:
        print(name, 'closed')


async def main():
    print(await race(mirror('eu', 0.03), mirror('us', 0.01), mirror('as', 0.05)))
    try:
        await race(mirror('x', 0.01, OSError('x')), mirror('y', 1))
    except OSError as e:
        print('failed', e)
    try:
        await asyncio.wait_for(race(mirror('p', 1), mirror('q', 1)), 0.02)
    except TimeoutError:
        print('too slow')


asyncio.run(main())
