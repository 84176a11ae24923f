import asyncio


async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('slow is cancelled')
        raise


async def main():
    try:
        await asyncio.wait_for(slow(), 0.01)
    except TimeoutError as error:
        print(type(error).__name__, error.args, repr(error.__cause__))
    print(await asyncio.wait_for(asyncio.sleep(0.01, 'in time'), 1))
    print(await asyncio.wait_for(asyncio.sleep(0.01, 'no limit'), None))
    print(asyncio.TimeoutError is TimeoutError)


asyncio.run(main())
