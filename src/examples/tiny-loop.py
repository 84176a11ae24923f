import heapq
from collections import deque
from itertools import count

ready = deque()
timers = []
number = count()
now = 0

def spawn(task):
    ready.append(task)

def sleep(seconds):
    yield seconds

def run():
    global now
    while ready or timers:
        if not ready:
            now = timers[0][0]
        while timers and timers[0][0] <= now:
            ready.append(heapq.heappop(timers)[2])
        task = ready.popleft()
        try:
            due = now + next(task)
        except StopIteration:
            continue
        entry = (due, next(number), task)
        heapq.heappush(timers, entry)

def worker(name, pause):
    for i in range(2):
        print(now, name, i)
        yield from sleep(pause)

spawn(worker("ada", 2))
spawn(worker("bob", 3))
run()
print("done at", now)
