import asyncio


class Open(Exception):
    pass


class Breaker:
    def __init__(self, limit, reset):
        self.limit, self.reset, self.failures, self.opened = limit, reset, 0, None

    async def call(self, func, *args):
        loop = asyncio.get_running_loop()
        if self.opened is not None:
            if loop.time() - self.opened < self.reset:
                raise Open
            self.opened, self.failures = None, self.limit - 1
        try:
            result = await func(*args)
        except OSError:
            self.failures += 1
            if self.failures >= self.limit:
                self.opened = loop.time()
            raise
        self.failures = 0
        return result


async def service(ok):
    await asyncio.sleep(0.001)
    if not ok:
        raise OSError('down')
    return 'answer'


async def main():
    breaker = Breaker(2, 0.02)
    for n, ok in enumerate((True, False, False, True, True, False, True)):
        try:
            print(n, await breaker.call(service, ok))
        except (OSError, Open) as e:
            print(n, type(e).__name__)
        if n == 3:
            await asyncio.sleep(0.03)


asyncio.run(main())
