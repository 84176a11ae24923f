import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def name():
    return threading.current_thread().name.rsplit('_', 1)[0]


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, name))
    loop.set_default_executor(ThreadPoolExecutor(2, thread_name_prefix='mine'))
    print(await asyncio.to_thread(name))
    try:
        loop.set_default_executor('x')
    except TypeError as e:
        print(e)
    await loop.shutdown_default_executor()
    try:
        await loop.run_in_executor(None, name)
    except RuntimeError as e:
        print(e)


asyncio.run(main())
print(threading.Thread().name)
