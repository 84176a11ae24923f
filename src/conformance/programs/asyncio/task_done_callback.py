import asyncio


async def work():
    await asyncio.sleep(0)
    return 'result'


async def main():
    t = asyncio.create_task(work(), name='worker')
    t.add_done_callback(lambda t: print(t.get_name(), t.result()))
    await t
    print('main was registered later')

    bad = asyncio.create_task(asyncio.sleep(5))
    bad.add_done_callback(lambda t: print('cancelled?', t.cancelled()))
    await asyncio.sleep(0)
    bad.cancel()
    await asyncio.sleep(0)
    print('one pass on')
    await asyncio.sleep(0)
    print('two passes on')


asyncio.run(main())
