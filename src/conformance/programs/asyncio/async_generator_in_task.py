import asyncio


async def ticker(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield f'{name}{i}'
    finally:
        print(name, 'closed')


async def reader(name, n):
    async for item in ticker(name, n):
        print(item)
        if item.endswith('1'):
            break


async def main():
    await asyncio.gather(reader('a', 2), reader('b', 5))
    source = ticker('c', 5)
    print(await anext(source))
    await source.aclose()
    print(await anext(source, 'nothing'))
    try:
        await anext(source)
    except StopAsyncIteration:
        print('StopAsyncIteration')
    print([x async for x in ticker('d', 3)], {x: 1 async for x in ticker('e', 1)})


asyncio.run(main())
