import asyncio


async def worker(name):
    print(name, 'begins')
    await asyncio.sleep(0)
    print(name, 'goes on')
    child = asyncio.create_task(leaf(name))
    print(name, 'made a child')
    await child
    print(name, 'ends')


async def leaf(name):
    print('  leaf of', name)


async def run_all():
    tasks = [asyncio.create_task(worker(n), name=n) for n in 'ab']
    print('all made')
    await asyncio.gather(*tasks)


async def main():
    await run_all()
    print('----')
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    await run_all()


asyncio.run(main())
