import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    now = loop.time()
    for name, delay in (('c', 0.03), ('a', 0.01), ('b', 0.02), ('b2', 0.02), ('a2', 0.01)):
        loop.call_at(now + delay, print, name)
    loop.call_later(0.06, done.set_result, 'end')
    loop.call_later(-1, print, 'overdue')
    loop.call_later(0, print, 'zero')
    loop.call_soon(print, 'soon')
    print(await done)


asyncio.run(main())
