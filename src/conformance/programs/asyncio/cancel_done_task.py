import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(0, 'value'))
    await t
    print(t.cancel(), t.cancelled(), t.result())
    f = asyncio.get_running_loop().create_future()
    print(f.cancel('first'), f.cancel('second'))
    try:
        await f
    except asyncio.CancelledError as error:
        print(error.args)
    print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException))


asyncio.run(main())
