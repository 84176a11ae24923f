import asyncio


async def child(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return name
    except asyncio.CancelledError as e:
        print(name, 'cancelled', e.args)
        raise
    finally:
        print(name, 'finally')


async def parent():
    try:
        return await asyncio.gather(child('x', 1), child('y', 0.005), child('z', 1))
    except asyncio.CancelledError as e:
        print('parent', e.args)
        raise


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0.02)
    task.cancel('enough')
    try:
        await task
    except asyncio.CancelledError as e:
        print('main', e.args)
    print(len(asyncio.all_tasks()))


asyncio.run(main())
