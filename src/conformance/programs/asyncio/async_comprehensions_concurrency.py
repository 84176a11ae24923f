import asyncio


async def fetch(n):
    print('start', n)
    await asyncio.sleep(0.01)
    print('end', n)
    return n * 10


async def main():
    print([await fetch(n) for n in range(2)])
    tasks = [asyncio.create_task(fetch(n)) for n in (2, 3)]
    print([await t for t in tasks])
    print(sum([await fetch(n) for n in (4,)]))
    agen = (await fetch(n) for n in (5, 6))
    print(type(agen).__name__)
    async for v in agen:
        print('got', v)


asyncio.run(main())
