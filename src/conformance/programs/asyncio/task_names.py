import asyncio


async def who():
    return asyncio.current_task().get_name()


async def main():
    asyncio.current_task().set_name('main')
    print(await who())
    print(await asyncio.create_task(who(), name='ada'))
    t = asyncio.create_task(who(), name=7)
    print(repr(t.get_name()))
    t.set_name('later')
    print(await t)
    a, b = asyncio.create_task(who()), asyncio.create_task(who())
    print(int(b.get_name().removeprefix('Task-')) - int(a.get_name().removeprefix('Task-')))
    await asyncio.gather(a, b)


asyncio.run(main())
