import asyncio
import heapq


class Cron:
    def __init__(self):
        self.jobs, self.changed = [], asyncio.Event()

    def at(self, when, name):
        heapq.heappush(self.jobs, (when, name))
        self.changed.set()

    async def run(self, until):
        loop = asyncio.get_running_loop()
        begin = loop.time()
        while True:
            self.changed.clear()
            now = loop.time() - begin
            while self.jobs and self.jobs[0][0] <= now + 0.001:
                print(f'{self.jobs[0][0]:.2f}', heapq.heappop(self.jobs)[1])
            if now >= until:
                return
            pause = (self.jobs[0][0] if self.jobs else until) - now
            try:
                await asyncio.wait_for(self.changed.wait(), max(pause, 0.001))
                print('rescheduled')
            except TimeoutError:
                pass


async def main():
    cron = Cron()
    cron.at(0.05, 'later')
    cron.at(0.02, 'soon')
    task = asyncio.create_task(cron.run(0.1))
    await asyncio.sleep(0.03)
    cron.at(0.04, 'inserted')
    await task


asyncio.run(main())
