import asyncio


class Counter:
    def __init__(self):
        self.value, self.lock = 0, asyncio.Lock()


async def unsafe(c, n):
    for _ in range(n):
        seen = c.value
        await asyncio.sleep(0)
        c.value = seen + 1


async def safe(c, n):
    for _ in range(n):
        async with c.lock:
            seen = c.value
            await asyncio.sleep(0)
            c.value = seen + 1


async def main():
    for work in (unsafe, safe):
        c = Counter()
        await asyncio.gather(*(work(c, 5) for _ in range(4)))
        print(work.__name__, c.value)


asyncio.run(main())
