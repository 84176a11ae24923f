import asyncio


async def cleanup_fails(name, delay):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(delay)
        raise OSError(f'{name} cannot clean up')


async def fails():
    await asyncio.sleep(0.01)
    raise ValueError('first')


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(cleanup_fails('a', 0.02))
            tg.create_task(cleanup_fails('b', 0.01))
            tg.create_task(fails())
    except BaseExceptionGroup as group:
        print(group)
        for e in group.exceptions:
            print(type(e).__name__, e, repr(e.__context__))


asyncio.run(main())
