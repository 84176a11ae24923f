import asyncio


async def waiter(name, fut):
    print(name, 'gets', await fut)


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    fut.add_done_callback(lambda f: print('callback 1', f.done()))
    a = asyncio.create_task(waiter('a', fut))
    await asyncio.sleep(0)
    fut.add_done_callback(lambda f: print('callback 2'))
    b = asyncio.create_task(waiter('b', fut))
    await asyncio.sleep(0)
    cb = lambda f: print('never')
    fut.add_done_callback(cb)
    fut.add_done_callback(cb)
    print('removed', fut.remove_done_callback(cb))
    loop.call_soon(print, 'soon, before')
    fut.set_result(1)
    loop.call_soon(print, 'soon, after')
    fut.add_done_callback(lambda f: print('late callback'))
    await asyncio.gather(a, b)
    try:
        fut.set_result(2)
    except asyncio.InvalidStateError as e:
        print(type(e).__name__, e)


asyncio.run(main())
