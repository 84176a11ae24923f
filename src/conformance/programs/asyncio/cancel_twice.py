import asyncio


async def worker():
    for i in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            print('cancel', i, error.args, asyncio.current_task().cancelling())
    return 'survived'


async def main():
    t = asyncio.create_task(worker())
    await asyncio.sleep(0)
    print(t.cancel('one'), t.cancel('two'), t.cancelling())
    await asyncio.sleep(0)
    print(t.uncancel(), t.uncancel(), t.uncancel())
    t.cancel('three')
    await asyncio.sleep(0)
    t.cancel('four')
    print(await t)


asyncio.run(main())
