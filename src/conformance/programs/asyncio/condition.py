import asyncio


async def main():
    condition = asyncio.Condition()
    stock = []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: stock)
            print(name, 'takes', stock.pop(0))

    tasks = [asyncio.create_task(consumer(n)) for n in 'abc']
    await asyncio.sleep(0)
    async with condition:
        stock.append(1)
        condition.notify()
    await asyncio.sleep(0.01)
    async with condition:
        stock.extend([2, 3])
        condition.notify_all()
        print('notified, but the lock is mine until the block ends')
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
