import asyncio


async def sleeper(out):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        out.append('cancelled')
        raise


async def fails(delay):
    await asyncio.sleep(delay)
    raise ValueError('broken')


async def main():
    out = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(sleeper(out))
            group.create_task(fails(0.01))
            group.create_task(sleeper(out))
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print('the body is cancelled too', out)
                raise
    except* ValueError as error:
        print(error, error.exceptions, out)
    print(asyncio.current_task().cancelling())


asyncio.run(main())
