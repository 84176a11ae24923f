import asyncio


async def waiter(name, event):
    print(name, 'waits')
    print(name, await event.wait())


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in 'abc']
    await asyncio.sleep(0)
    event.set()
    event.clear()
    print('set and cleared: they wake all the same', event.is_set())
    await asyncio.gather(*tasks)
    event.set()
    await waiter('late', event)


asyncio.run(main())
