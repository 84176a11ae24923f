import asyncio


async def work():
    return 1


def caller():
    coroutine = work()
    return 2


class Worker:
    async def method(self):
        pass


caller()
work()
name = work()
name = None
held = [work()]
held.clear()
Worker().method()
for i in range(3):
    work()


async def steps():
    yield 1


async def main():
    work()
    asyncio.sleep(1)
    asyncio.Queue().put(1)
    steps().asend(None)
    taken = work()
    await taken
    closed = work()
    closed.close()
    await asyncio.gather(*[work() for _ in range(3)])


asyncio.run(main())
work().send
kept = work()
