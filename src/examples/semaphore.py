import asyncio

async def visitor(name, seats):
    async with seats:
        print(name, "sits down")
        await asyncio.sleep(0.2)
    print(name, "gets up")

async def main():
    seats = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as group:
        for name in ("ada", "bob", "cyd", "dot"):
            visit = visitor(name, seats)
            group.create_task(visit, name=name)

asyncio.run(main())
