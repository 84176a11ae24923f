import asyncio


async def main():
    queue = asyncio.Queue()

    async def consumer():
        try:
            while True:
                print('got', await queue.get())
        except asyncio.QueueShutDown as error:
            print(type(error).__name__)

    t = asyncio.create_task(consumer())
    queue.put_nowait(1)
    queue.put_nowait(2)
    queue.shutdown()
    try:
        await queue.put(3)
    except asyncio.QueueShutDown:
        print('no more puts')
    await t
    other = asyncio.Queue()
    other.put_nowait('lost')
    other.shutdown(immediate=True)
    try:
        await other.get()
    except asyncio.QueueShutDown:
        print('emptied at once', other.qsize())


asyncio.run(main())
