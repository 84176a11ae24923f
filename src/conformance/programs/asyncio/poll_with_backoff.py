import asyncio


class Job:
    def __init__(self, ready_at):
        self.ready_at, self.asked = ready_at, 0

    async def status(self):
        self.asked += 1
        await asyncio.sleep(0.001)
        return 'done' if self.asked >= self.ready_at else 'running'


async def poll(job, first=0.01, factor=2, most=0.05, limit=None):
    pause = first
    async with asyncio.timeout(limit):
        while await job.status() != 'done':
            await asyncio.sleep(pause)
            pause = min(pause * factor, most)
    return job.asked, round(pause, 3)


async def main():
    print(await poll(Job(1)), await poll(Job(4)), await poll(Job(6)))
    try:
        await poll(Job(100), limit=0.1)
    except TimeoutError:
        print('given up')


asyncio.run(main())
