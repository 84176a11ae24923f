import asyncio


async def main():
    queue = asyncio.Queue(maxsize=1)

    async def producer():
        for i in range(4):
            await queue.put(i)
            print('put', i, queue.full())
        await queue.put(None)

    async def consumer():
        while (item := await queue.get()) is not None:
            print('got', item)

    await asyncio.gather(producer(), consumer())


asyncio.run(main())
