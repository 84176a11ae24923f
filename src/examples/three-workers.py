import asyncio

async def worker(name, n, lock):
    for i in range(n):
        await asyncio.sleep(0.2)
        async with lock:
            print(name, i)
            await asyncio.sleep(0.1)

async def main():
    lock = asyncio.Lock()
    tasks = []
    for name in ("ada", "bob", "cyd"):
        job = worker(name, 2, lock)
        task = asyncio.create_task(job, name=name)
        tasks.append(task)
    await asyncio.gather(*tasks)

asyncio.run(main())
