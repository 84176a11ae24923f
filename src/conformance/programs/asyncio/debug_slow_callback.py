import asyncio
import time


async def hog():
    time.sleep(0.2)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    loop.slow_callback_duration = 0.5
    await asyncio.create_task(hog())
    loop.set_debug(False)
    print(loop.get_debug())


asyncio.run(main(), debug=True)
