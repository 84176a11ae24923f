import asyncio

counter = 0


async def unsafe():
    global counter
    value = counter
    await asyncio.sleep(0)
    counter = value + 1


async def safe(lock):
    global counter
    async with lock:
        value = counter
        await asyncio.sleep(0)
        counter = value + 1


async def no_await_between():
    global counter
    value = counter
    counter = value + 1
    await asyncio.sleep(0)


async def main():
    global counter
    lock = asyncio.Lock()
    for make in (unsafe, lambda: safe(lock), no_await_between):
        counter = 0
        await asyncio.gather(*(make() for _ in range(10)))
        print(counter)


asyncio.run(main())
