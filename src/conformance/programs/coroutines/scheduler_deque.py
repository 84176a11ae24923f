"""Coroutines driven by a scheduler of a few lines: a deque of those that can go on."""
from collections import deque


class Scheduler:
    def __init__(self):
        self.ready, self.current = deque(), None

    def new(self, coro):
        self.ready.append(coro)

    async def pause(self):
        self.ready.append(self.current)
        await Switch()

    def run(self):
        while self.ready:
            self.current = self.ready.popleft()
            try:
                self.current.send(None)
            except StopIteration as e:
                print('returned', e.value)


class Switch:
    def __await__(self):
        yield


sched = Scheduler()


async def countdown(n):
    while n:
        print('down', n)
        await sched.pause()
        n -= 1
    return 'down'


async def countup(stop):
    for x in range(stop):
        print('up', x)
        await sched.pause()
    return 'up'


sched.new(countdown(3))
sched.new(countup(4))
sched.run()
