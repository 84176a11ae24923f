import asyncio


async def main():
    queue = asyncio.Queue()

    async def getter(name):
        try:
            print(name, 'got', await queue.get())
        except asyncio.CancelledError:
            print(name, 'cancelled')
            raise

    tasks = [asyncio.create_task(getter(n)) for n in 'abc']
    await asyncio.sleep(0)
    tasks[0].cancel()
    queue.put_nowait(1)
    queue.put_nowait(2)
    await asyncio.wait(tasks)
    print(queue.qsize())


asyncio.run(main())
