# stderr
import asyncio


async def presses():
    await asyncio.sleep(0.01)
    raise KeyboardInterrupt


async def other():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('other cancelled')
        raise


async def main():
    asyncio.create_task(other())
    try:
        await asyncio.create_task(presses())
    except asyncio.CancelledError:
        print('main cancelled')
        raise
    finally:
        print('main ends')


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print('interrupted')
