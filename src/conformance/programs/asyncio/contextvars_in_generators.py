import asyncio
from contextvars import ContextVar, copy_context

level = ContextVar('level')


async def counting(n):
    for i in range(n):
        level.set(i)
        yield i
        await asyncio.sleep(0)


async def consumer(name):
    level.set(name)
    async for i in counting(3):
        print(name, i, level.get())
        level.set(f'{name} changed')


async def main():
    await asyncio.gather(consumer('a'), consumer('b'))
    try:
        level.get()
    except LookupError as e:
        print('not set outside:', type(e).__name__)
    print(level.get('fallback'), list(copy_context().keys()) == [])


asyncio.run(main())
