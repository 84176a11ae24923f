import asyncio

async def child(name):
    print(name, "starts")
    await asyncio.sleep(0.1)
    print(name, "ends")

async def main():
    task = asyncio.create_task(child("task"))
    print("task is made")
    await child("coroutine")
    await task

asyncio.run(main())
