import asyncio
import time

async def heartbeat():
    for beat in range(5):
        now = round(time.monotonic(), 1)
        print("beat", beat, "at", now)
        await asyncio.sleep(0.1)

async def hog():
    await asyncio.sleep(0.15)
    print("hog starts")
    await asyncio.to_thread(time.sleep, 0.5)
    print("hog is done")

async def main():
    await asyncio.gather(heartbeat(), hog())

asyncio.run(main())
