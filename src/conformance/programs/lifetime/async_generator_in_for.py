import asyncio
async def gen():
    try:
        for i in range(5):
            yield i
    finally:
        print('agen fin')
async def main():
    async for x in gen():
        print(x)
        if x == 1: break
    print('after break')
    await asyncio.sleep(0)
    print('a')
    await asyncio.sleep(0)
    print('b')
asyncio.run(main())
