import asyncio


class OneShot:
    """An event that carries a value."""

    def __init__(self):
        self._waiters = []

    async def wait(self):
        fut = asyncio.get_running_loop().create_future()
        self._waiters.append(fut)
        try:
            return await fut
        finally:
            self._waiters.remove(fut)

    def fire(self, value):
        for fut in self._waiters:
            if not fut.done():
                fut.set_result(value)


async def listen(name, shot):
    print(name, 'heard', await shot.wait())


async def main():
    shot = OneShot()
    tasks = [asyncio.create_task(listen(n, shot)) for n in ('a', 'b', 'c')]
    await asyncio.sleep(0)
    tasks[1].cancel()
    shot.fire('ping')
    print('fired')
    await asyncio.wait(tasks)
    print([t.cancelled() for t in tasks], shot._waiters)


asyncio.run(main())
