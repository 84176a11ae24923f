import asyncio

counter = 0

async def add(n):
    global counter
    for _ in range(n):
        value = counter
        counter = value + 1

async def main():
    await asyncio.gather(
        asyncio.create_task(add(5), name="ada"),
        asyncio.create_task(add(5), name="bob"),
    )
    print("counter", counter, "- expected", 10)

asyncio.run(main())
