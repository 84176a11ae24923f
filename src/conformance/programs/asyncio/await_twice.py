import asyncio


async def f():
    print('f runs')
    return 1


async def main():
    c = f()
    print(await c)
    try:
        await c
    except RuntimeError as error:
        print(error)
    t = asyncio.create_task(f())
    print(await t, await t)
    try:
        await 5
    except TypeError as error:
        print(error)
    try:
        await f
    except TypeError as error:
        print(error)


asyncio.run(main())
