import asyncio


async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]
    for delay, i in ((0.03, 0), (0.01, 1), (0.02, 2)):
        loop.call_later(delay, futures[i].set_result, i)
    g = asyncio.gather(*futures)
    print(type(g).__name__, g.done(), asyncio.isfuture(g))
    g.add_done_callback(lambda f: print('callback', f.result()))
    print(await g)
    empty = asyncio.gather()
    print(empty.done(), await empty)


asyncio.run(main())
