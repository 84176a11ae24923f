import asyncio

async def nap(name, *pauses):
    for pause in pauses:
        await asyncio.sleep(pause)
        print(name, "slept", pause)

async def main():
    await asyncio.gather(
        nap("ada", 0.2, 0.2),
        nap("bob", 0.4),
        nap("cyd", 0.1, 0, 0.25),
        nap("dot", 0, 0, 0),
    )

asyncio.run(main())
