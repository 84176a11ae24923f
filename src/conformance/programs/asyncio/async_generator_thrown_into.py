import asyncio


async def gen():
    try:
        yield 1
        yield 2
    finally:
        print('finally')


async def main():
    g = gen()
    print(await anext(g))
    print(await anext(g, 'default'), await anext(g, 'default'))
    h = gen()
    await h.asend(None)
    try:
        await h.athrow(KeyError('thrown'))
    except KeyError as e:
        print('out again', e)
    try:
        await anext(h)
    except StopAsyncIteration:
        print('over')


asyncio.run(main())
