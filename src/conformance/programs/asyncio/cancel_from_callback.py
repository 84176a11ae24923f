import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, 'cancelled at', round(asyncio.get_running_loop().time() - start, 2))
        raise


async def main():
    global start
    loop = asyncio.get_running_loop()
    start = loop.time()
    a = asyncio.create_task(sleeper('a'), name='a')
    b = asyncio.create_task(sleeper('b'), name='b')
    c = asyncio.create_task(sleeper('c'), name='c')
    loop.call_later(0.05, a.cancel)
    loop.call_later(0.05, b.cancel, 'by timer')
    a.add_done_callback(lambda t: c.cancel())
    print(await asyncio.gather(a, b, c, return_exceptions=True))


asyncio.run(main())
