import asyncio


async def answer():
    print('body runs')
    return 42


print(asyncio.run(answer()))


async def fails():
    raise ValueError('out of main')


try:
    asyncio.run(fails())
except ValueError as error:
    print('caught', error)
