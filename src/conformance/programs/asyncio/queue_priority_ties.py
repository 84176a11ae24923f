import asyncio
from dataclasses import dataclass, field
from itertools import count


@dataclass(order=True)
class Job:
    priority: int
    number: int
    name: str = field(compare=False)


async def main():
    q = asyncio.PriorityQueue()
    numbers = count()
    for priority, name in ((2, 'write'), (1, 'read'), (2, 'test'), (0, 'think'), (1, 'ask')):
        await q.put(Job(priority, next(numbers), name))
    print([(await q.get()).name for _ in range(q.qsize())])
    await q.put((1, {'a': 1}))
    try:
        await q.put((1, {'b': 2}))
    except TypeError as e:
        print(e, q.qsize())
    await q.put((1.5, 'x'))
    print(q.get_nowait(), q.qsize())


asyncio.run(main())
