import asyncio


async def c(name):
    print(name, 'start')
    await asyncio.sleep(0)
    print(name, 'end')


async def main():
    t = asyncio.create_task(c('T'))
    print('after')
    await c('C')
    await t


asyncio.run(main())
