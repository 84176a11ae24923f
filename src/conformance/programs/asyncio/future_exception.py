import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.set_exception(LookupError)
    print(repr(f.exception()))
    try:
        await f
    except LookupError as error:
        print('awaited', repr(error))
    g = loop.create_future()
    try:
        g.set_exception(StopIteration())
        g.result()
    except RuntimeError as error:
        print(error, repr(error.__cause__))
    g = loop.create_future()
    g.cancel('why not')
    try:
        g.result()
    except asyncio.CancelledError as error:
        print(error.args)
    try:
        await g
    except asyncio.CancelledError as error:
        print(error.args, g.cancelled())


asyncio.run(main())
