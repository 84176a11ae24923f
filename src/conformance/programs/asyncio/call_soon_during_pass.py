import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def step(n):
        print('step', n)
        if n < 3:
            loop.call_soon(step, n + 1)
        loop.call_soon(print, 'after', n)

    loop.call_soon(step, 0)
    loop.call_soon(print, 'beside')
    for turn in range(5):
        print('-- turn', turn)
        await asyncio.sleep(0)


asyncio.run(main())
