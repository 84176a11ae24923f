import asyncio


async def stage(name, source, target):
    while (item := await source.get()) is not None:
        await target.put(item + name)
    await target.put(None)


async def main():
    queues = [asyncio.Queue(1) for _ in range(4)]
    for i, name in enumerate('xyz'):
        asyncio.create_task(stage(name, queues[i], queues[i + 1]), name=name)

    async def feed():
        for item in 'abcd':
            await queues[0].put(item)
            print('fed', item)
        await queues[0].put(None)

    feeder = asyncio.create_task(feed())
    while (item := await queues[-1].get()) is not None:
        print('out', item)
    await feeder


asyncio.run(main())
