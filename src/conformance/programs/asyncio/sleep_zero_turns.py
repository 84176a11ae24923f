import asyncio


async def count(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def main():
    print(await asyncio.gather(count('a', 3), count('b', 1), count('c', 2)))


asyncio.run(main())
