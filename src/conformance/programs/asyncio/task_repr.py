import asyncio


def show(x):
    words = repr(x).split(' ')
    print(' '.join(word.rsplit('/', 1)[-1] if '/' in word else word for word in words))


async def nap():
    await asyncio.sleep(0.01)
    return 'rested'


async def main():
    t = asyncio.create_task(nap(), name='napper')
    show(t)
    await t
    show(t)
    c = asyncio.create_task(nap(), name='dropped')
    c.cancel()
    show(c)
    await asyncio.wait([c])
    show(c)


asyncio.run(main())
