import asyncio


async def f():
    return asyncio.current_task().get_name()


async def main():
    print(await f())
    print(await asyncio.gather(f(), f()))
    async with asyncio.TaskGroup() as group:
        t = group.create_task(f())
    print(t.result())
    print(await asyncio.wait_for(f(), 1))


asyncio.run(main())
