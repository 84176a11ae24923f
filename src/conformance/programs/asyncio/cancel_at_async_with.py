import asyncio


class Connection:
    def __init__(self, name, open_s, close_s):
        self.name, self.open_s, self.close_s = name, open_s, close_s

    async def __aenter__(self):
        print('opening', self.name)
        await asyncio.sleep(self.open_s)
        print('open', self.name)
        return self

    async def __aexit__(self, kind, value, tb):
        print('closing', self.name, kind and kind.__name__)
        try:
            await asyncio.sleep(self.close_s)
        finally:
            print('closed', self.name)


async def use(open_s, close_s):
    async with Connection('db', open_s, close_s):
        await asyncio.sleep(0.02)
    print('used')


async def attempt(open_s, close_s, after, again=None):
    task = asyncio.create_task(use(open_s, close_s))
    await asyncio.sleep(after)
    task.cancel()
    if again is not None:
        await asyncio.sleep(again)
        print('again', task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled')
    print('--')


async def main():
    await attempt(0.05, 0, 0.01)  # while opening
    await attempt(0, 0.02, 0.01)  # inside
    await attempt(0, 0.05, 0.03)  # while closing
    await attempt(0, 0.05, 0.01, 0.01)  # inside, then while closing


asyncio.run(main())
