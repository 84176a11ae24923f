import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()

    async def waiter():
        print('waiter got', await f)

    f.add_done_callback(lambda x: print('first', x.result()))
    t = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    third = lambda x: print('third', x is f)
    f.add_done_callback(third)
    f.add_done_callback(third)
    f.add_done_callback(print)
    print(f.remove_done_callback(print))
    f.set_result('ok')
    print('set_result calls nobody')
    await t
    f.add_done_callback(lambda x: print('late, still through the queue'))
    print('not yet')
    await asyncio.sleep(0)


asyncio.run(main())
