import asyncio


async def stubborn():
    # Goes on after the first two cancellations.
    for i in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print('refused', i, asyncio.current_task().cancelling())
    return 'gave up'


async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    for _ in range(3):
        print('cancel', task.cancel(), task.cancelling())
        await asyncio.sleep(0)
    print(task.done(), task.cancelled())
    print(await task)
    print(task.cancel(), task.cancelling())


asyncio.run(main())
