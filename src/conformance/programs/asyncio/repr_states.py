import asyncio


def show(x):
    words = repr(x).split(' ')
    print(' '.join(word for word in words if '0x' not in word and word != 'at'))


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    show(f)
    f.set_result([1, 2])
    show(f)
    g = loop.create_future()
    g.cancel()
    show(g)
    h = loop.create_future()
    h.set_exception(ValueError('no'))
    show(h)
    h.exception()
    show(asyncio.Lock())
    show(asyncio.Event())
    show(asyncio.Semaphore(3))
    show(asyncio.Queue(2))


asyncio.run(main())
