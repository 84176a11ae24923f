import asyncio
from collections import defaultdict


class Broker:
    def __init__(self):
        self.topics = defaultdict(list)

    def subscribe(self, topic, size=0):
        q = asyncio.Queue(size)
        self.topics[topic].append(q)
        return q

    async def publish(self, topic, message):
        for q in self.topics[topic]:
            await q.put(message)

    def close(self):
        for queues in self.topics.values():
            for q in queues:
                q.shutdown()


async def listen(name, q):
    heard = []
    try:
        while True:
            heard.append(await q.get())
    except asyncio.QueueShutDown:
        print(name, heard)


async def main():
    broker = Broker()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(listen('ann', broker.subscribe('news')))
        tg.create_task(listen('bob', broker.subscribe('news', 1)))
        tg.create_task(listen('cid', broker.subscribe('sport')))
        for i in range(4):
            await broker.publish('news', f'n{i}')
            if i % 2:
                await broker.publish('sport', f's{i}')
        broker.close()


asyncio.run(main())
