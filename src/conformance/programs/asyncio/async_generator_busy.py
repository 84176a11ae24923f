import asyncio


async def slow():
    await asyncio.sleep(0)
    yield 1


async def main():
    g = slow()

    async def take():
        try:
            return await g.__anext__()
        except RuntimeError as error:
            return str(error)

    print(await asyncio.gather(take(), take()))


asyncio.run(main())
