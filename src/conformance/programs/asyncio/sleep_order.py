import asyncio


async def sorter(n, out):
    await asyncio.sleep(n / 100)
    out.append(n)


async def main():
    out = []
    await asyncio.gather(*(sorter(n, out) for n in (5, 1, 4, 2, 3)))
    print(out)


asyncio.run(main())
