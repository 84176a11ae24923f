import asyncio

counter = 0

async def add(n):
    global counter
    for _ in range(n):
        counter += 1

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(add(20), name="ada")
        group.create_task(add(20), name="bob")
    print("counter is", counter)

asyncio.run(main())
