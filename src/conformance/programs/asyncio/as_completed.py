import asyncio


async def f(n):
    await asyncio.sleep(n / 50)
    if n == 2:
        raise ValueError('two')
    return n


async def main():
    for next_one in asyncio.as_completed([f(3), f(1), f(2)]):
        try:
            print(await next_one)
        except ValueError as error:
            print('error', error)
    tasks = [asyncio.create_task(f(n), name=f'task {n}') for n in (3, 1)]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), task.result(), task in tasks)
    slow = asyncio.create_task(f(4))
    try:
        for next_one in asyncio.as_completed([slow], timeout=0.01):
            await next_one
    except TimeoutError:
        print('timeout', slow.done())
    await slow


asyncio.run(main())
