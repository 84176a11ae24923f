import asyncio

async def diner(left, right):
    async with left:
        await asyncio.sleep(0.1)
        async with right:
            print("eats")

async def main():
    fork, knife = asyncio.Lock(), asyncio.Lock()
    ada = diner(fork, knife)
    bob = diner(knife, fork)
    await asyncio.gather(
        asyncio.create_task(ada, name="ada"),
        asyncio.create_task(bob, name="bob"),
    )

asyncio.run(main())
