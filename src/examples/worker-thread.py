import asyncio
import time

def blocking(name):
    time.sleep(0.5)
    return f"{name} is done"

async def ticker():
    for i in range(5):
        print("tick", i)
        await asyncio.sleep(0.1)

async def main():
    ticks = asyncio.create_task(ticker())
    print(await asyncio.to_thread(blocking, "the blocking call"))
    await ticks

asyncio.run(main())
