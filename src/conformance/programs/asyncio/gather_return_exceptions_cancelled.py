import asyncio


async def child(n):
    await asyncio.sleep(n)


async def main():
    tasks = [asyncio.create_task(child(1), name=f't{i}') for i in range(3)]
    gathered = asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.sleep(0)
    tasks[0].cancel('one')
    tasks[2].cancel()
    await asyncio.sleep(0)
    print(gathered.done())
    gathered.cancel('all')
    try:
        print(await gathered)
    except asyncio.CancelledError as e:
        print('cancelled', e.args)
    print([t.cancelled() for t in tasks])


asyncio.run(main())
