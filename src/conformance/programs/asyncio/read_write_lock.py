import asyncio
from contextlib import asynccontextmanager


class RWLock:
    def __init__(self):
        self.readers, self.cond, self.writing = 0, asyncio.Condition(), False

    @asynccontextmanager
    async def read(self):
        async with self.cond:
            await self.cond.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            yield self.readers
        finally:
            async with self.cond:
                self.readers -= 1
                self.cond.notify_all()

    @asynccontextmanager
    async def write(self):
        async with self.cond:
            await self.cond.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True
        try:
            yield
        finally:
            async with self.cond:
                self.writing = False
                self.cond.notify_all()


async def reader(lock, name, delay):
    await asyncio.sleep(delay)
    async with lock.read() as n:
        print(name, 'reads with', n)
        await asyncio.sleep(0.02)


async def writer(lock, name, delay):
    await asyncio.sleep(delay)
    async with lock.write():
        print(name, 'writes')
        await asyncio.sleep(0.02)


async def main():
    lock = RWLock()
    await asyncio.gather(
        reader(lock, 'r1', 0), reader(lock, 'r2', 0), writer(lock, 'w1', 0.01), reader(lock, 'r3', 0.015), writer(lock, 'w2', 0.03)
    )
    print(lock.readers, lock.writing)


asyncio.run(main())
