import asyncio


async def never():
    print('this never runs')
    try:
        await asyncio.sleep(1)
    finally:
        print('nor does this')


async def main():
    t = asyncio.create_task(never())
    print(t.cancel(), t.cancelled(), t.done(), t.cancelling())
    try:
        await t
    except asyncio.CancelledError:
        print('cancelled before its first step')
    print(t.cancelled(), t.cancel())


asyncio.run(main())
