import asyncio


async def ticker(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.01)
            yield i
    except asyncio.CancelledError:
        print('generator sees the cancellation')
        raise
    finally:
        print('generator ends')


async def consume():
    got = []
    try:
        async for i in ticker(100):
            got.append(i)
    finally:
        print('got', got[:2], len(got) < 100)


async def consume_slowly():
    # Cancelled in its own body: the generator is not told.
    agen = ticker(100)
    try:
        async for i in agen:
            await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('consumer cancelled')
        await agen.aclose()
        print('closed by hand')
        raise


async def main():
    for make in (consume, consume_slowly):
        task = asyncio.create_task(make())
        await asyncio.sleep(0.025)
        task.cancel()
        print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main())
