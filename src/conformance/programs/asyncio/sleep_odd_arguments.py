import asyncio


async def main():
    print(await asyncio.sleep(0, 'zero'), await asyncio.sleep(-5, 'negative'), await asyncio.sleep(0.001, result=[1]))
    print(await asyncio.sleep(True / 1000, 'bool'))
    for wrong in ('1', None, float('nan')):
        try:
            await asyncio.sleep(wrong)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await asyncio.gather(*(asyncio.sleep(0.01) for _ in range(100)))
    print(round(loop.time() - begin, 2))


asyncio.run(main())
