import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print('inner', e.args)
        raise


async def middle():
    try:
        await asyncio.create_task(inner(), name='inner')
    except asyncio.CancelledError as e:
        print('middle', e.args)
        raise


async def swallow_and_raise():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        raise asyncio.CancelledError('mine', 2) from e


async def main():
    for make, message in ((middle, 'stop'), (middle, None), (middle, ('a', 1)), (swallow_and_raise, 'x')):
        task = asyncio.create_task(make())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel(message)
        try:
            await task
        except asyncio.CancelledError as e:
            print('main', e.args, repr(e.__cause__))
        try:
            task.result()
        except asyncio.CancelledError as e:
            print('again', e.args)


asyncio.run(main())
