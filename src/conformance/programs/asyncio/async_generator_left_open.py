import asyncio


async def numbers():
    try:
        for i in range(10):
            yield i
    finally:
        print('closed')
        await asyncio.sleep(0)
        print('clean-up awaited')


async def main():
    global kept
    kept = numbers()
    async for n in kept:
        print(n)
        if n == 1:
            break
    print('main returns')


asyncio.run(main())
print('after run')
