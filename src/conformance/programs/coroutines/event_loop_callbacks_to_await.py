"""From callbacks to await: the same two timers, written in both ways over one tiny loop."""
import heapq


class Loop:
    def __init__(self):
        self.now, self.timers, self.count = 0, [], 0

    def call_later(self, delay, fn, *args):
        self.count += 1
        heapq.heappush(self.timers, (self.now + delay, self.count, fn, args))

    def run(self):
        while self.timers:
            self.now, _, fn, args = heapq.heappop(self.timers)
            fn(*args)


class Sleep:
    def __init__(self, delay):
        self.delay = delay

    def __await__(self):
        return (yield self)


def spawn(loop, coro):
    def step(value=None):
        try:
            sleep = coro.send(value)
        except StopIteration as e:
            print(loop.now, 'result', e.value)
        else:
            loop.call_later(sleep.delay, step, loop.now)
    loop.call_later(0, step)


def with_callbacks(loop, name):
    def first():
        print(loop.now, name, 'first')
        loop.call_later(2, second)

    def second():
        print(loop.now, name, 'second')

    loop.call_later(1, first)


async def with_await(loop, name):
    began = await Sleep(1)
    print(loop.now, name, 'first')
    await Sleep(2)
    print(loop.now, name, 'second')
    return began


loop = Loop()
with_callbacks(loop, 'callbacks')
spawn(loop, with_await(loop, 'await'))
loop.run()
