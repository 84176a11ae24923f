import asyncio


async def fetch(n):
    try:
        await asyncio.sleep(0.01 * n)
        if n == 2:
            raise ConnectionError(f'host {n}')
        print('fetched', n)
        return n
    except asyncio.CancelledError:
        print('dropped', n)
        raise


async def all_or_nothing(coros):
    tasks = [asyncio.create_task(c) for c in coros]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


async def main():
    try:
        await all_or_nothing(fetch(n) for n in range(1, 6))
    except ConnectionError as e:
        print('failed:', e)
    print(await all_or_nothing(fetch(n) for n in (0, 1)))


asyncio.run(main())
