import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(n):
    time.sleep(n / 10)
    return n


async def ticker(log):
    for i in range(3):
        log.append(f'tick {i}')
        await asyncio.sleep(0.1)


async def main():
    loop = asyncio.get_running_loop()
    log = []
    task = asyncio.create_task(ticker(log))
    log.append(await loop.run_in_executor(None, blocking, 2.5))
    await task
    print(log)
    with ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, blocking, n) for n in (2, 1)]))
    try:
        await loop.run_in_executor(None, int, 'x')
    except ValueError as e:
        print(e)
    f = loop.run_in_executor(None, blocking, 0)
    print(asyncio.isfuture(f), await f)


asyncio.run(main())
