# stderr
import asyncio


async def fails(n):
    raise ValueError(f'number {n}')


async def main():
    t = asyncio.create_task(fails(1), name='first')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print('dropping it')
    del t
    print('dropped')
    f = asyncio.get_running_loop().create_future()
    f.set_exception(OSError(5, 'broken'))
    f = None
    kept = asyncio.create_task(fails(2), name='kept')
    await asyncio.wait([kept])
    print(kept.exception())


asyncio.run(main())
