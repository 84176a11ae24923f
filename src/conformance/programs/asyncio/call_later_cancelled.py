import asyncio


async def main():
    loop = asyncio.get_running_loop()
    a = loop.call_later(0.01, print, 'a')
    b = loop.call_later(0.02, print, 'b')
    c = loop.call_soon(print, 'c')
    c.cancel()
    a.cancel()
    print(a.cancelled(), b.cancelled(), c.cancelled())
    print(a < b, b.when() > a.when())
    await asyncio.sleep(0.04)
    a.cancel()
    print('end')


asyncio.run(main())
