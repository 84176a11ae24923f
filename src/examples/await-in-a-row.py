import asyncio
import time

async def brew(what):
    await asyncio.sleep(1)
    print(what, "is ready")

async def main():
    start = time.monotonic()
    await brew("tea")
    await brew("coffee")
    print("in a row:", round(time.monotonic() - start), "s")

    start = time.monotonic()
    tea = asyncio.create_task(brew("tea"), name="tea")
    coffee = asyncio.create_task(brew("coffee"), name="coffee")
    print("nothing has started yet")
    await tea
    await coffee
    print("as tasks:", round(time.monotonic() - start), "s")

asyncio.run(main())
