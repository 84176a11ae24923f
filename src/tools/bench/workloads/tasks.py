"""Tasks: 1,000 of them give way 20 times each."""
import asyncio


async def worker(counts, number):
    for _ in range(20):
        counts[number] += 1
        await asyncio.sleep(0)
    return counts[number]


async def main():
    counts = [0] * 1000
    results = await asyncio.gather(*[worker(counts, i) for i in range(1000)])
    return sum(results)


def run():
    return asyncio.run(main())
