import asyncio

async def runner(name, gun):
    print(name, "is on the line")
    await gun.wait()
    print(name, "runs")

async def main():
    gun = asyncio.Event()
    tasks = []
    for name in ("ada", "bob", "cyd"):
        tasks.append(asyncio.create_task(runner(name, gun), name=name))
    await asyncio.sleep(0.5)
    gun.set()
    print("bang")
    await asyncio.gather(*tasks)

asyncio.run(main())
