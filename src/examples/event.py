import asyncio

async def runner(name, gun):
    print(name, "is on the line")
    await gun.wait()
    print(name, "runs")

async def main():
    gun = asyncio.Event()
    tasks = []
    for name in ("ada", "bob", "cyd"):
        run = runner(name, gun)
        task = asyncio.create_task(run, name=name)
        tasks.append(task)
    await asyncio.sleep(0.5)
    gun.set()
    print("bang")
    await asyncio.gather(*tasks)

asyncio.run(main())
