import asyncio


async def napper(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(name, 'cancelled', error.args)
        raise
    finally:
        print(name, 'finally')


async def main():
    g = asyncio.gather(napper('a'), napper('b'))
    await asyncio.sleep(0)
    print(g.cancel('enough'))
    try:
        await g
    except asyncio.CancelledError as error:
        print('gather cancelled', error.args)
    print(g.cancelled())


asyncio.run(main())
