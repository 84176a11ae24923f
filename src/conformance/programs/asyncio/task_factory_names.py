import asyncio

made = []


def factory(loop, coro, context=None, **kwargs):
    made.append(coro.__name__)
    return asyncio.Task(coro, loop=loop, context=context, **kwargs)


async def child():
    return 'child'


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    t = asyncio.create_task(child(), name='named')
    print(t.get_name(), await t)
    print(await asyncio.gather(child(), child()))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child())
    print(await asyncio.wait_for(child(), 1))
    print(made)
    try:
        loop.set_task_factory(3)
    except TypeError as e:
        print(e)


asyncio.run(main())
