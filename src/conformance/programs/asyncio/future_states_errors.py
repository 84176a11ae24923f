import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    for ask in (f.result, f.exception):
        try:
            ask()
        except asyncio.InvalidStateError as e:
            print(e)
    print(f.cancel('why'), f.cancel(), f.cancelled(), f.done())
    for ask in (f.result, f.exception):
        try:
            ask()
        except asyncio.CancelledError as e:
            print('cancelled', e.args)
    g = loop.create_future()
    g.set_exception(ValueError)
    print(repr(g.exception()))
    h = loop.create_future()
    for wrong in ('text', StopIteration, StopIteration(1)):
        try:
            h.set_exception(wrong)
            print(repr(h.exception()), repr(h.exception().__cause__))
        except TypeError as e:
            print(e)
        except asyncio.InvalidStateError as e:
            print(e)
    try:
        next(iter(loop.create_future()))
        await_it = loop.create_future().__await__()
        next(await_it)
        next(await_it)
    except RuntimeError as e:
        print(e)


asyncio.run(main())
