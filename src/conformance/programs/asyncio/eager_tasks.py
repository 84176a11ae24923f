import asyncio


async def quick():
    print('quick runs')
    return 1


async def slow():
    print('slow starts')
    await asyncio.sleep(0)
    print('slow ends')


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(quick())
    print('created', a.done())
    b = asyncio.create_task(slow())
    print('created', b.done())
    await a
    await b


asyncio.run(main())
