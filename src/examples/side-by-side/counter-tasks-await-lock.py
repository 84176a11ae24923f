import asyncio

counter = 0

async def add(n):
    global counter
    for _ in range(n):
        async with lock:
            seen = counter
            await asyncio.sleep(0)
            counter = seen + 1

async def main():
    global lock
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(add(5), name="ada")
        group.create_task(add(5), name="bob")
    print("counter is", counter)

asyncio.run(main())
