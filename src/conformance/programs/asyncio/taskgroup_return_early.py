import asyncio


async def job(name, seconds, fail=False):
    try:
        await asyncio.sleep(seconds)
        if fail:
            raise ValueError(name)
        print(name, 'done')
        return name
    except asyncio.CancelledError:
        print(name, 'cancelled')
        raise


async def leave_with_return():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job('slow', 0.02))
        return 'returned, but only after the group'


async def leave_with_break():
    for i in range(3):
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(job(f'job{i}', 0.01))
            if i == 1:
                break
    return i, t.result()


async def main():
    print(await leave_with_return())
    print(await leave_with_break())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job('a', 1))
            raise KeyError('body')
    except* KeyError as group:
        print('body failed:', group.exceptions)


asyncio.run(main())
