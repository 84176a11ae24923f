import asyncio


async def leaf(n):
    await asyncio.sleep(0.001 * n)
    print('leaf', n)
    return n * n


async def main():
    print(await asyncio.gather(asyncio.gather(leaf(3), leaf(1)), leaf(2), asyncio.gather()))
    inner = asyncio.gather(leaf(5), leaf(50))
    outer = asyncio.gather(inner, leaf(5))
    await asyncio.sleep(0.02)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print('outer', outer.cancelled(), 'inner', inner.cancelled())
    same = leaf(1)
    print(await asyncio.gather(same, same))


asyncio.run(main())
