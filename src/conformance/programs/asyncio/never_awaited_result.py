import asyncio


async def f():
    print('never printed')


async def main():
    c = f()
    print(type(c).__name__, c.cr_frame is not None, c.cr_running)
    c.close()
    print(c.cr_frame)


asyncio.run(main())
