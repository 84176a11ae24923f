import asyncio


async def fails():
    await asyncio.sleep(0)
    raise RuntimeError('in the task')


async def main():
    t = asyncio.create_task(fails())
    await asyncio.sleep(0.01)
    print(t.done(), repr(t.exception()))
    try:
        await t
    except RuntimeError as error:
        print('awaited', error)
    try:
        t.result()
    except RuntimeError as error:
        print('again', error)
    ok = asyncio.create_task(asyncio.sleep(0, 'ok'))
    try:
        ok.exception()
    except asyncio.InvalidStateError as error:
        print(error)
    await ok
    print(ok.exception())


asyncio.run(main())
