# stderr
import asyncio


def broken(x):
    return x / 0


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(broken, 7)
    loop.call_soon(broken, 'a')
    await asyncio.sleep(0)
    loop.call_exception_handler({'message': 'something odd', 'task': 'none', 'size': 3})
    print('goes on')


asyncio.run(main())
