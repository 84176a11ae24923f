import asyncio
import time

async def fetch(name, seconds):
    print("ask", name)
    await asyncio.sleep(seconds)
    print("got", name)

async def main():
    start = time.monotonic()
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch("news", 0.3))
        group.create_task(fetch("weather", 0.2))
        group.create_task(fetch("mail", 0.1))
    took = time.monotonic() - start
    print(f"all together: {took:.1f} s")

asyncio.run(main())
