import asyncio


class Delayed:
    def __init__(self, value, turns):
        self.value, self.turns = value, turns

    def __await__(self):
        for _ in range(self.turns):
            yield
        return self.value


class Delegating:
    def __await__(self):
        return (yield from Delayed('delegated', 1).__await__())


class Wrong:
    def __await__(self):
        return 5


class Coroutine:
    def __await__(self):
        return asyncio.sleep(0)


async def main():
    print(await Delayed(1, 0), await Delayed(2, 3), await Delegating())
    print(await asyncio.gather(Delayed('a', 2), Delayed('b', 1)))
    print(await asyncio.wait_for(Delayed('c', 1), 1))
    for wrong in (Wrong(), Coroutine(), 5, None, [1]):
        try:
            await wrong
        except TypeError as e:
            print(e)


asyncio.run(main())
