import asyncio


async def main():
    queue = asyncio.Queue(2)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(type(error).__name__)
    queue.put_nowait('a')
    queue.put_nowait('b')
    try:
        queue.put_nowait('c')
    except asyncio.QueueFull as error:
        print(type(error).__name__)

    async def worker():
        while True:
            item = await queue.get()
            await asyncio.sleep(0)
            print('worked', item)
            queue.task_done()

    t = asyncio.create_task(worker())
    await queue.join()
    print('joined', queue.empty())
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    t.cancel()


asyncio.run(main())
