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
    call = asyncio.to_thread(blocking, "the call")
    print(await call)
    await ticks

asyncio.run(main())
