import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    print(await lock.acquire(), lock.locked())
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)
    lock.release()
    try:
        async with lock:
            raise ValueError('inside')
    except ValueError as error:
        print(error, lock.locked())


asyncio.run(main())
