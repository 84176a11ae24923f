import asyncio
import time


async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print('except', error.args)
        raise
    finally:
        print('finally')
        await asyncio.sleep(0.01)
        print('clean-up may await')


async def main():
    began = time.monotonic()
    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0.01)
    t.cancel('go away')
    try:
        await t
    except asyncio.CancelledError as error:
        print('main', error.args)
    print(time.monotonic() - began < 1)


asyncio.run(main())
