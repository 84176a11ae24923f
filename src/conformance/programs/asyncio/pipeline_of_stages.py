import asyncio


async def stage(name, func, source, sink):
    try:
        while True:
            item = await source.get()
            await asyncio.sleep(0.001)
            await sink.put(func(item))
    except asyncio.QueueShutDown:
        sink.shutdown()
        return name


async def main():
    a, b, c = (asyncio.Queue(2) for _ in range(3))
    async with asyncio.TaskGroup() as tg:
        stages = [tg.create_task(stage('double', lambda n: n * 2, a, b)), tg.create_task(stage('text', str, b, c))]

        async def feed():
            for n in range(5):
                await a.put(n)
            a.shutdown()

        tg.create_task(feed())
        out = []
        try:
            while True:
                out.append(await c.get())
        except asyncio.QueueShutDown:
            pass
    print(out, [s.result() for s in stages])


asyncio.run(main())
