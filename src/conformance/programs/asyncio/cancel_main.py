import asyncio


async def main():
    asyncio.get_running_loop().call_soon(asyncio.current_task().cancel)
    try:
        await asyncio.sleep(1)
    finally:
        print('cleaning up')


try:
    asyncio.run(main())
except asyncio.CancelledError as error:
    print('run raises', type(error).__name__)
