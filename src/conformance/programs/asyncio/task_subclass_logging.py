import asyncio


class Traced(asyncio.Task):
    def __init__(self, coro, **kwargs):
        super().__init__(coro, **kwargs)
        print('made', self.get_name())
        self.add_done_callback(self._report)

    def _report(self, task):
        print('done', self.get_name(), 'cancelled' if self.cancelled() else self.result())

    def cancel(self, msg=None):
        print('cancel', self.get_name())
        return super().cancel(msg)


async def job(n):
    await asyncio.sleep(n)
    return n


async def main():
    asyncio.get_running_loop().set_task_factory(lambda loop, coro, **kw: Traced(coro, loop=loop, **kw))
    a = asyncio.create_task(job(0.01), name='a')
    b = asyncio.create_task(job(1), name='b')
    await a
    b.cancel()
    await asyncio.wait([b])
    print(isinstance(a, asyncio.Task), type(a).__name__)


asyncio.run(main())
