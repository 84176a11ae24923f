import asyncio


async def inner():
    try:
        await asyncio.sleep(1)
    finally:
        print('inner ends first')


async def outer(t):
    try:
        await t
    finally:
        print('then outer')


async def main():
    t = asyncio.create_task(inner())
    o = asyncio.create_task(outer(t))
    await asyncio.sleep(0.01)
    o.cancel('from above')
    try:
        await o
    except asyncio.CancelledError as error:
        print(error.args, t.cancelled(), o.cancelled())


asyncio.run(main())
