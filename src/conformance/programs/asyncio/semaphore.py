import asyncio


async def main():
    semaphore = asyncio.Semaphore(2)
    inside = 0
    most = 0

    async def worker(name):
        nonlocal inside, most
        async with semaphore:
            inside += 1
            most = max(most, inside)
            print(name, 'in')
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(worker(n) for n in 'abcde'))
    print('most at once', most, semaphore.locked())
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
