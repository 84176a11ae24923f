import asyncio


async def leaves():
    await asyncio.sleep(0)
    raise SystemExit(3)


async def other():
    try:
        await asyncio.sleep(1)
    finally:
        print('other ends')


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(leaves())
        group.create_task(other())


asyncio.run(main())
