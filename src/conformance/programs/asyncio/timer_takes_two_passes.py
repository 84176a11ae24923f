import asyncio


async def main():
    loop = asyncio.get_running_loop()
    out = []

    async def sleeper():
        await asyncio.sleep(0.02)
        out.append('sleeper')

    def timer():
        out.append('timer')
        loop.call_soon(out.append, 'soon')

    t = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    loop.call_at(loop.time() + 0.02, timer)
    await t
    await asyncio.sleep(0.02)
    print(out)


asyncio.run(main())
