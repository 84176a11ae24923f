import asyncio


async def main():
    queue = asyncio.Queue()
    got = []

    async def consumer():
        while True:
            got.append(await queue.get())

    t = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    for i in range(1000):
        await queue.put(i)
    print('got during the puts:', len(got), 'queued:', queue.qsize())
    await asyncio.sleep(0)
    print('after one pass:', len(got))
    t.cancel()


asyncio.run(main())
