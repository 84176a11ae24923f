import asyncio

async def stubborn():
    me = asyncio.current_task()
    me.cancel()
    print("cancelled, but still running")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("now it arrives")
        raise

async def unlucky():
    print("this line never runs")

async def main():
    task = asyncio.create_task(stubborn())
    never = asyncio.create_task(unlucky())
    never.cancel()
    await asyncio.gather(
        task, never, return_exceptions=True
    )
    print(task.cancelled(), never.cancelled())

asyncio.run(main())
