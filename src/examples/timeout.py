import asyncio
import time

async def polite():
    await asyncio.sleep(0.5)
    return "polite was in time"

async def deaf():
    time.sleep(0.5)
    return "deaf was not stopped"

async def main():
    for job in (polite, deaf):
        try:
            answer = asyncio.wait_for(job(), 0.1)
            print(await answer)
        except TimeoutError:
            print(job.__name__, "ran out of time")

asyncio.run(main())
