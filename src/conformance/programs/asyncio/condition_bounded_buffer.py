import asyncio


class Buffer:
    def __init__(self, size):
        self.items, self.size, self.cond = [], size, asyncio.Condition()

    async def put(self, item):
        async with self.cond:
            await self.cond.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.cond.notify_all()

    async def get(self):
        async with self.cond:
            await self.cond.wait_for(lambda: self.items)
            item = self.items.pop(0)
            self.cond.notify_all()
            return item


async def produce(b, name, n):
    for i in range(n):
        await b.put(f'{name}{i}')
        print('+', f'{name}{i}', b.items)


async def consume(b, n):
    got = []
    for _ in range(n):
        got.append(await b.get())
        await asyncio.sleep(0.001)
    return got


async def main():
    b = Buffer(2)
    *_, got = await asyncio.gather(produce(b, 'a', 3), produce(b, 'b', 3), consume(b, 6))
    print(got)
    try:
        b.cond.notify()
    except RuntimeError as e:
        print(e)
    try:
        await b.cond.wait()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
