import asyncio


class Bucket:
    def __init__(self, size, every):
        self.tokens = asyncio.Semaphore(size)
        self.every = every

    async def take(self):
        await self.tokens.acquire()
        asyncio.get_running_loop().call_later(self.every, self.tokens.release)


async def request(bucket, n, log, begin):
    await bucket.take()
    log.append((n, round(asyncio.get_running_loop().time() - begin, 1)))


async def main():
    bucket, log = Bucket(2, 0.1), []
    begin = asyncio.get_running_loop().time()
    await asyncio.gather(*(request(bucket, n, log, begin) for n in range(6)))
    print(log)


asyncio.run(main())
