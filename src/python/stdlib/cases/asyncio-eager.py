# Eager tasks run up to their first suspension when they are made.
import asyncio


async def child(n):
    print("child", n, asyncio.current_task().get_name())
    if n % 2:
        await asyncio.sleep(0)
        print("child", n, "again")
    return n


async def fails():
    raise ValueError("eager")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    tasks = [asyncio.create_task(child(n)) for n in range(3)]
    print([t.done() for t in tasks], asyncio.current_task().get_name())
    print(await asyncio.gather(*tasks))
    bad = asyncio.create_task(fails())
    print(bad.done(), repr(bad.exception()))
    loop.set_task_factory(None)
    late = asyncio.create_task(child(4))
    print(late.done())
    await late


asyncio.run(main())
