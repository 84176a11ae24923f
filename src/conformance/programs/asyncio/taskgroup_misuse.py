import asyncio


async def nothing():
    pass


async def main():
    tg = asyncio.TaskGroup()
    coro = nothing()
    try:
        tg.create_task(coro)
    except RuntimeError as e:
        print(str(e).split('> ')[-1])
    coro.close()
    async with tg:
        pass
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print(str(e).split('> ')[-1])
    tg2 = asyncio.TaskGroup()
    try:
        async with tg2:
            tg2.create_task(fail())
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            print('not reached')
    except* ZeroDivisionError as eg:
        print(eg, eg.exceptions)


async def fail():
    1 / 0


asyncio.run(main())
