import asyncio


async def main():
    loop = asyncio.get_running_loop()
    passes = []

    def again(name, left):
        passes.append(name + str(left))
        if left:
            loop.call_soon(again, name, left - 1)

    loop.call_soon(again, 'a', 3)
    loop.call_soon(again, 'b', 1)
    for i in range(5):
        await asyncio.sleep(0)
        passes.append('|')
    print(' '.join(passes))


asyncio.run(main())
