import asyncio


async def f(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(f('a', 2))
        b = group.create_task(f('b', 3), name='bee')
        print('body ends')
    print(a.result(), b.result(), b.get_name())
    try:
        group.create_task(f('late', 1))
    except RuntimeError as error:
        print(str(error).endswith('is finished'))


asyncio.run(main())
