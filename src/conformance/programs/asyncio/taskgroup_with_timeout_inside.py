import asyncio


ended = []


async def slow(name):
    try:
        await asyncio.sleep(1)
    finally:
        ended.append(name)


async def main():
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(slow('a'))
                tg.create_task(slow('b'))
    except TimeoutError as e:
        print('timeout around a group:', repr(e), repr(e.__cause__))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(slow('c'))
            async with asyncio.timeout(0.01):
                await asyncio.sleep(1)
    except* TimeoutError as group:
        print('timeout inside a group:', group.exceptions)
    print(sorted(ended), asyncio.current_task().cancelling())


asyncio.run(main())
