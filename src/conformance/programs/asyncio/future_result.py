import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f.done(), f.cancelled())
    try:
        f.result()
    except asyncio.InvalidStateError as error:
        print(error)
    try:
        f.exception()
    except asyncio.InvalidStateError as error:
        print(error)
    f.set_result(7)
    print(f.done(), f.result(), f.exception())
    for again in (lambda: f.set_result(8), lambda: f.set_exception(ValueError())):
        try:
            again()
        except asyncio.InvalidStateError as error:
            print(type(error).__name__)
    print(f.cancel(), await f, await f)


asyncio.run(main())
