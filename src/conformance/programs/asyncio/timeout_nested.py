import asyncio


async def main():
    try:
        async with asyncio.timeout(0.05) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print('inner', inner.expired(), outer.expired())
            await asyncio.sleep(1)
    except TimeoutError:
        print('outer', outer.expired())

    try:
        async with asyncio.timeout(0.01) as outer:
            async with asyncio.timeout(0.05) as inner:
                await asyncio.sleep(1)
    except TimeoutError:
        print('only outer', inner.expired(), outer.expired())
    print(asyncio.current_task().cancelling())


asyncio.run(main())
