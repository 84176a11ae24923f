import asyncio


async def child(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print(name, 'cancelled', e.args)
        raise


async def parent():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child('a'))
            await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print('parent', e.args)
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0.01)
    task.cancel('outside')
    print(await asyncio.gather(task, return_exceptions=True), task.cancelling())


asyncio.run(main())
