import asyncio


async def fail(text):
    raise ValueError(text)


async def main():
    loop = asyncio.get_running_loop()
    asyncio.create_task(fail('nobody keeps it'), name='first')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task = asyncio.create_task(fail('kept for a while'), name='second')
    await asyncio.sleep(0.01)
    task = None
    task = asyncio.create_task(fail('retrieved'), name='third')
    await asyncio.sleep(0.01)
    task.exception()
    del task
    future = loop.create_future()
    future.set_exception(KeyError('future'))
    del future
    await asyncio.gather(fail('gathered'), return_exceptions=True)
    loop.set_exception_handler(lambda loop, context: None)
    asyncio.create_task(fail('handled'))
    await asyncio.sleep(0.01)
    loop.set_exception_handler(None)
    task = asyncio.create_task(fail('at the end of main'), name='last')
    await asyncio.sleep(0.01)


asyncio.run(main())
