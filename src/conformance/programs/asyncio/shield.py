import asyncio


async def work():
    await asyncio.sleep(0.02)
    print('work is done')
    return 'result'


async def main():
    inner = asyncio.create_task(work())

    async def outer():
        try:
            return await asyncio.shield(inner)
        except asyncio.CancelledError:
            print('outer cancelled, inner goes on:', not inner.cancelled())
            raise

    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), inner.done())
    print(await inner)
    print(await asyncio.shield(inner))
    s = asyncio.shield(asyncio.sleep(1))
    await asyncio.sleep(0)
    print(s.cancel(), s.cancelled())


asyncio.run(main())
