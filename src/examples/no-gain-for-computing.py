import asyncio
import time

def fibonacci(n):
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)

async def waits():
    await asyncio.sleep(0.05)

async def computes():
    fibonacci(12)

async def measure(what, job):
    start = time.monotonic()
    await job()
    one = time.monotonic() - start
    start = time.monotonic()
    await asyncio.gather(job(), job(), job())
    three = time.monotonic() - start
    print(what, f"{three / one:.0f} x as long")

async def main():
    await measure("three waits take", waits)
    await measure("three sums take", computes)

asyncio.run(main())
