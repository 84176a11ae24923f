import asyncio

calls = []


class AsyncCache:
    def __init__(self, func):
        self.func, self.futures = func, {}

    async def __call__(self, key):
        fut = self.futures.get(key)
        if fut is None:
            fut = self.futures[key] = asyncio.ensure_future(self.func(key))
        try:
            return await asyncio.shield(fut)
        except Exception:
            self.futures.pop(key, None)
            raise


@AsyncCache
async def load(key):
    calls.append(key)
    await asyncio.sleep(0.01)
    if key == 'bad':
        raise LookupError(key)
    return key * 2


async def main():
    print(await asyncio.gather(*(load(k) for k in 'abab')))
    print(calls)
    print(await asyncio.gather(load('bad'), load('bad'), return_exceptions=True))
    t = asyncio.create_task(load('c'))
    await asyncio.sleep(0)
    t.cancel()
    print(await load('c'), t.cancelled(), calls)


asyncio.run(main())
