# stderr
import asyncio


async def fails(error):
    await asyncio.sleep(0)
    raise error


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fails(ValueError('one')))
        tg.create_task(fails(KeyError('two')))


asyncio.run(main())
