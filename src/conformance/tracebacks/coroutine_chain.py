import asyncio


async def inner():
    await asyncio.sleep(0)
    raise ValueError('inner')


async def outer():
    return await inner()


coroutine = outer()
coroutine.send(None)
coroutine.send(None)
