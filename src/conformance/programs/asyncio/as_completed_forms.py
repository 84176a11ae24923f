import asyncio


async def work(n):
    await asyncio.sleep(n * 0.02)
    if n == 2:
        raise ValueError(n)
    return n


def start(*numbers):
    # Of coroutines, as_completed makes tasks in the order of a set.
    return [asyncio.create_task(work(n)) for n in numbers]


async def main():
    print('plain iteration')
    for coro in asyncio.as_completed(start(3, 1, 2)):
        try:
            print(await coro)
        except ValueError as e:
            print('failed', e)
    print('asynchronous iteration')
    tasks = {asyncio.create_task(work(n)): f'job {n}' for n in (3, 0, 2)}
    async for task in asyncio.as_completed(tasks):
        print(tasks[task], task.exception() or task.result())
    print('timeout')
    try:
        async for task in asyncio.as_completed(start(0, 50), timeout=0.03):
            print(await task)
    except TimeoutError:
        print('no more time')
    for coro in asyncio.as_completed(start(40, 0), timeout=0.03):
        try:
            print(await coro)
        except TimeoutError as e:
            print('timeout', repr(e))
    print(list(asyncio.as_completed([])))


asyncio.run(main())
