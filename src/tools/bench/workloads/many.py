"""Many tasks: 10,000 of them await 20 times each, a timer or just their next turn."""
import asyncio


async def worker(number):
    for i in range(20):
        await asyncio.sleep(0 if i % 4 else 0.001)
    return number


async def main():
    results = await asyncio.gather(*[worker(i) for i in range(10000)])
    return sum(results)


def run():
    return asyncio.run(main())
