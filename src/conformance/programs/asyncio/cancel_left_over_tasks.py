import asyncio


async def background(name):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        ended.append(name)
        raise


async def main():
    global kept
    kept = [asyncio.create_task(background(n)) for n in 'xyz']
    await asyncio.sleep(0)
    print('main returns', ended)


ended = []
asyncio.run(main())
print([t.cancelled() for t in kept], sorted(ended))
