import asyncio


async def task(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, 'callback 1')
    a = asyncio.create_task(task('a'))
    loop.call_soon(print, 'callback 2')
    b = asyncio.create_task(task('b'))
    loop.call_soon(lambda: loop.call_soon(print, 'callback of a callback'))
    print('main still runs')
    await asyncio.sleep(0)
    print('main again')
    await a
    await b


asyncio.run(main())
