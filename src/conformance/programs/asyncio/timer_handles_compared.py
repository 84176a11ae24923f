import asyncio


async def main():
    loop = asyncio.get_running_loop()
    now = loop.time()
    a, b, c = (loop.call_at(now + s, print, s) for s in (0.03, 0.01, 0.03))
    print(a > b, a < b, a <= c, a >= c, a == c, sorted([a, c, b])[0] is b)
    print(a == loop.call_at(a.when(), print, 0.03))
    try:
        a < 3
    except TypeError as e:
        print(e)
    for h in loop._scheduled:
        h.cancel()
    print(a.cancelled(), len(loop._ready) >= 0)


asyncio.run(main())
