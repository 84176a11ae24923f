import asyncio


async def ok(name, s):
    await asyncio.sleep(s)
    print(name, 'done')
    return name


async def bad(s, error):
    await asyncio.sleep(s)
    raise error


async def main():
    try:
        await asyncio.gather(ok('a', 0.03), bad(0.01, ValueError('v')), bad(0.02, KeyError('k')), ok('b', 0))
    except ValueError as e:
        print('first:', repr(e))
    print('still running:', len(asyncio.all_tasks()) - 1)
    await asyncio.sleep(0.05)
    print('still running:', len(asyncio.all_tasks()) - 1)
    results = await asyncio.gather(ok('c', 0.01), bad(0, OSError(2, 'gone')), return_exceptions=True)
    print(results)


asyncio.run(main())
