import asyncio


async def main():
    lock = asyncio.Lock()
    out = []

    async def greedy():
        for i in range(3):
            async with lock:
                out.append(f'greedy {i}')
                await asyncio.sleep(0)

    async def modest():
        async with lock:
            out.append('modest')

    await asyncio.gather(greedy(), modest(), modest())
    print(out)


asyncio.run(main())
