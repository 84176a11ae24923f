import asyncio


async def f():
    pass


async def main():
    for wrong in (lambda: asyncio.wait([]), lambda: asyncio.wait([c]), lambda: asyncio.wait(f)):
        try:
            await wrong()
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    t = asyncio.create_task(f())
    try:
        await asyncio.wait([t], return_when='SOON')
    except ValueError as error:
        print(error)


c = f()
asyncio.run(main())
c.close()
