import asyncio


async def main():
    print(await asyncio.sleep(0))
    print(await asyncio.sleep(0, 'zero'))
    print(await asyncio.sleep(-1, 'negative'))
    print(await asyncio.sleep(0.001, 'some'))
    try:
        await asyncio.sleep(float('nan'))
    except ValueError as error:
        print(error)
    try:
        await asyncio.sleep('1')
    except TypeError as error:
        print(error)


asyncio.run(main())
