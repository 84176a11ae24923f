import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print('seen as a cancellation inside')
                raise
    except TimeoutError as error:
        print(type(error.__cause__).__name__)
    async with asyncio.timeout(0.01) as t:
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            pass
        print('swallowed', t.expired())
    t = asyncio.timeout(1)
    async with t:
        pass
    for misuse in (t.reschedule,):
        try:
            misuse(None)
        except RuntimeError as error:
            print(error)
    try:
        async with t:
            pass
    except RuntimeError as error:
        print(error)


asyncio.run(main())
