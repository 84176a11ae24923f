import asyncio
async def a():
    yield 1
async def main():
    x=a()
    print(await x.asend(None))
    try: print(await x.asend(None))
    except StopAsyncIteration: print('sai')
    print(await x.athrow(ValueError))
    print(await x.aclose())
    y=a(); await y.aclose(); print(await y.athrow(KeyError))
asyncio.run(main())
