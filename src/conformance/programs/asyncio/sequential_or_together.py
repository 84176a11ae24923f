import asyncio
import time


async def work(name):
    print('start', name)
    await asyncio.sleep(0.05)
    print('end', name)


async def one_after_the_other():
    await work('a')
    await work('b')


async def together():
    a = asyncio.create_task(work('a'))
    b = asyncio.create_task(work('b'))
    await a
    await b


for main in (one_after_the_other, together):
    began = time.monotonic()
    asyncio.run(main())
    print(main.__name__, round((time.monotonic() - began) / 0.05))
