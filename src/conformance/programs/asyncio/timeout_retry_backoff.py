import asyncio

attempts = []


async def flaky(n):
    attempts.append(n)
    await asyncio.sleep(0.05 if n < 3 else 0.001)
    return f'answer of attempt {n}'


async def with_retries(times, limit):
    pause = 0.005
    for n in range(1, times + 1):
        try:
            return await asyncio.wait_for(flaky(n), limit)
        except TimeoutError:
            print('attempt', n, 'timed out; waits', pause)
            await asyncio.sleep(pause)
            pause *= 2
    raise RuntimeError('no attempt succeeded')


async def main():
    print(await with_retries(5, 0.02))
    attempts.clear()
    try:
        await with_retries(2, 0.02)
    except RuntimeError as e:
        print(e, attempts)


asyncio.run(main())
