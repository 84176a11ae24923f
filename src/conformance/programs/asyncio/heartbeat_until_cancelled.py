import asyncio
from contextlib import asynccontextmanager, suppress


@asynccontextmanager
async def heartbeat(every, beats):
    async def beat():
        while True:
            await asyncio.sleep(every)
            beats.append(len(beats))

    task = asyncio.create_task(beat(), name='heart')
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def main():
    beats = []
    async with heartbeat(0.02, beats) as task:
        await asyncio.sleep(0.09)
    print(beats, task.cancelled(), len(asyncio.all_tasks()))


asyncio.run(main())
