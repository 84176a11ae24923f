import asyncio


async def main():
    loop = asyncio.get_running_loop()
    out = []
    moment = loop.time() + 0.01
    for name in 'abcdefg':
        loop.call_at(moment, out.append, name)
    await asyncio.sleep(0.03)
    # CPython's heap of timers does not keep the order of equals.
    print(out)


asyncio.run(main())
