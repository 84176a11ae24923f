"""The scheduler with a heap of sleepers, and a clock of its own."""
import heapq
from collections import deque
from types import coroutine


@coroutine
def sleep(seconds):
    return (yield 'sleep', seconds)


@coroutine
def spawn(coro):
    return (yield 'spawn', coro)


@coroutine
def join(task):
    return (yield 'join', task)


class Task:
    count = 0

    def __init__(self, coro):
        Task.count += 1
        self.id, self.coro, self.result, self.waiters, self.done = Task.count, coro, None, [], False


def run(main):
    now, sequence = 0, 0
    ready, sleeping = deque([(Task(main), None)]), []
    while ready or sleeping:
        if not ready:
            now, _, task = heapq.heappop(sleeping)
            ready.append((task, now))
        task, value = ready.popleft()
        try:
            op, arg = task.coro.send(value)
        except StopIteration as e:
            task.done, task.result = True, e.value
            ready.extend((w, e.value) for w in task.waiters)
            continue
        if op == 'sleep':
            sequence += 1
            heapq.heappush(sleeping, (now + arg, sequence, task))
        elif op == 'spawn':
            child = Task(arg)
            ready.append((child, None))
            ready.append((task, child))
        elif op == 'join':
            if arg.done:
                ready.append((task, arg.result))
            else:
                arg.waiters.append(task)
    return now


async def child(name, pause):
    for i in range(2):
        woke = await sleep(pause)
        print(f'{woke:>3}', name, i)
    return name.upper()


async def main():
    tasks = [await spawn(child('a', 2)), await spawn(child('b', 3))]
    print(await join(tasks[1]), await join(tasks[0]), [t.id for t in tasks])


print('ended at', run(main()))
