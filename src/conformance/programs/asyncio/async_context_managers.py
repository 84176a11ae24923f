import asyncio


class Resource:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        await asyncio.sleep(0)
        print('open', self.name)
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0)
        print('close', self.name, kind and kind.__name__)
        return self.swallow


async def use(name):
    async with Resource(name + '1', swallow=True), Resource(name + '2') as two:
        print('use', two.name)
        raise ValueError
    return name


async def main():
    print(await asyncio.gather(use('a'), use('b')))


asyncio.run(main())
