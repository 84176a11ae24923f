import asyncio


class Actor:
    def __init__(self, name):
        self.name, self.mailbox = name, asyncio.Queue()
        self.task = asyncio.create_task(self.loop(), name=name)

    async def ask(self, message):
        reply = asyncio.get_running_loop().create_future()
        await self.mailbox.put((message, reply))
        return await reply

    async def loop(self):
        while True:
            message, reply = await self.mailbox.get()
            try:
                result = await self.receive(message)
            except Exception as e:
                reply.set_exception(e)
            else:
                if not reply.cancelled():
                    reply.set_result(result)


class Counter(Actor):
    total = 0

    async def receive(self, n):
        await asyncio.sleep(0.001)
        self.total += n
        if self.total > 10:
            raise OverflowError(self.total)
        return self.total


async def main():
    counter = Counter('counter')
    print(await asyncio.gather(*(counter.ask(n) for n in (1, 2, 3))))
    try:
        await asyncio.wait_for(counter.ask(4), 0.0001)
    except TimeoutError:
        print('did not wait; it counts all the same')
    print(await counter.ask(0))
    try:
        await counter.ask(5)
    except OverflowError as e:
        print('overflow', e)
    counter.task.cancel()
    print(await asyncio.gather(counter.task, return_exceptions=True))


asyncio.run(main())
