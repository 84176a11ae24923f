import asyncio

async def diner(left, right):
    async with left:
        await asyncio.sleep(0.1)
        async with right:
            print("eats")

async def main():
    fork, knife = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(
        asyncio.create_task(diner(fork, knife), name="ada"),
        asyncio.create_task(diner(knife, fork), name="bob"),
    )

asyncio.run(main())
