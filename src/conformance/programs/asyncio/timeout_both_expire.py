import asyncio


async def main():
    # The inner one's error passes through the outer one, whose time is up too.
    try:
        async with asyncio.timeout(0.01) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print('inner', inner.expired(), outer.expired())
                await asyncio.sleep(1)
    except TimeoutError:
        print('outer', inner.expired(), outer.expired())
    print(asyncio.current_task().cancelling())

    try:
        async with asyncio.timeout(0.01) as outer:
            async with asyncio.timeout(1) as inner:
                await asyncio.sleep(2)
    except TimeoutError:
        print('only the outer', inner.expired(), outer.expired())

    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            finally:
                raise ValueError('from the cleanup')
    except ValueError as e:
        print(repr(e), repr(e.__context__))


asyncio.run(main())
