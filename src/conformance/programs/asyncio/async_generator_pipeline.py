import asyncio


async def read(lines):
    try:
        for line in lines:
            await asyncio.sleep(0.001)
            yield line
    finally:
        print('reader closed')


async def parse(source):
    async for line in source:
        if line.startswith('#'):
            continue
        key, _, value = line.partition('=')
        yield key.strip(), int(value)


async def take(source, n):
    if n <= 0:
        return
    async for item in source:
        yield item
        n -= 1
        if not n:
            break


async def main():
    source = read(['a = 1', '# comment', 'b = 2', 'c = 3', 'd = 4'])
    pipeline = parse(source)
    async for item in take(pipeline, 2):
        print(item)
    print('took two')
    await pipeline.aclose()
    await source.aclose()
    print([x async for x in parse(read(['z=26']))])
    print({k: v async for k, v in parse(read(['y=25', 'x=24'])) if v > 24})


asyncio.run(main())
