# Asynchronous generators, context managers and iterators over several tasks.
import asyncio


async def ticks(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield f"{name}{i}"
    finally:
        print(name, "closed")


class Resource:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open", self.name)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await asyncio.sleep(0)
        print("close", self.name, exc_type and exc_type.__name__)
        return exc_type is KeyError


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.n -= 1
        return self.n


async def collect(name, n):
    return [item async for item in ticks(name, n)]


async def main():
    print(await asyncio.gather(collect("a", 3), collect("b", 2)))
    async for n in Countdown(3):
        print(n)
    else:
        print("no more")
    async with Resource("one"), Resource("two") as two:
        print("inside", two.name)
        raise KeyError("swallowed")
    try:
        async with Resource("three"):
            raise ValueError("passed on")
    except ValueError as exc:
        print(exc)
    gen = ticks("g", 5)
    print(await anext(gen), await gen.asend(None))
    await gen.aclose()
    print(await anext(gen, "default"))
    thrown = ticks("t", 5)
    await anext(thrown)
    try:
        await thrown.athrow(RuntimeError("into it"))
    except RuntimeError as exc:
        print(exc)
    print({k: v async for k, v in pairs()}, [await f async for f in futures()])


async def pairs():
    for k in "xy":
        await asyncio.sleep(0)
        yield k, k * 2


async def futures():
    for n in range(2):
        yield asyncio.sleep(0, n)


asyncio.run(main())
