import asyncio

async def works(name, pause):
    try:
        await asyncio.sleep(pause)
        print(name, "is done")
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise

async def fails():
    await asyncio.sleep(0.2)
    raise ValueError("no more tea")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(works("ada", 0.1))
            group.create_task(works("bob", 0.3))
            group.create_task(fails())
    except* ValueError as failed:
        for error in failed.exceptions:
            print("caught", error)

asyncio.run(main())
