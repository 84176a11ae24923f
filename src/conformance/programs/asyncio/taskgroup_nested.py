import asyncio


async def fails():
    await asyncio.sleep(0)
    raise LookupError('deep')


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fails())
                outer.create_task(asyncio.sleep(1))
    except ExceptionGroup as group:
        print(group, repr(group.exceptions[0]))


asyncio.run(main())
