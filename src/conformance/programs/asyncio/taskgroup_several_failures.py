import asyncio


async def fails(kind):
    await asyncio.sleep(0)
    raise kind('from a task')


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(ValueError))
            group.create_task(fails(KeyError))
            raise TypeError('from the body')
    except ExceptionGroup as group:
        print(group.message, [repr(e) for e in group.exceptions])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(ValueError))
            group.create_task(fails(KeyError))
    except* KeyError as group:
        print('keys', group.exceptions)
    except* ValueError as group:
        print('values', group.exceptions)


asyncio.run(main())
