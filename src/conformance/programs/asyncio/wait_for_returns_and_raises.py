import asyncio


async def value(v, s=0):
    await asyncio.sleep(s)
    if isinstance(v, Exception):
        raise v
    return v


async def main():
    print(await asyncio.wait_for(value(1), None))
    print(await asyncio.wait_for(value(2, 0.01), 1))
    for error in (KeyError('k'), TimeoutError('own')):
        try:
            await asyncio.wait_for(value(error, 0.01), 1)
        except Exception as e:
            print(repr(e))
    fut = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(fut, 0.01)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), fut.cancelled())
    fut = asyncio.get_running_loop().create_future()
    fut.set_result('done')
    print(await asyncio.wait_for(fut, 0))
    try:
        await asyncio.wait_for(value(3), 0)
    except TimeoutError:
        print('no time at all')


asyncio.run(main())
