import asyncio


async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return 'kept its result'


async def failing():
    try:
        await asyncio.sleep(1)
    finally:
        raise KeyError('in clean-up')


async def main():
    for f in (stubborn, failing):
        try:
            print(await asyncio.wait_for(f(), 0.01))
        except Exception as error:
            print(type(error).__name__, error, repr(error.__context__))


asyncio.run(main())
