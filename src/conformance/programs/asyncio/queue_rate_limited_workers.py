import asyncio


async def worker(name, q, done):
    while True:
        delay = await q.get()
        await asyncio.sleep(delay)
        done.append((name, delay))
        q.task_done()


async def main():
    q = asyncio.Queue()
    delays = [0.03, 0.01, 0.05, 0.02, 0.04, 0.01]
    for d in delays:
        q.put_nowait(d)
    done = []
    loop = asyncio.get_running_loop()
    begin = loop.time()
    workers = [asyncio.create_task(worker(f'w{i}', q, done), name=f'w{i}') for i in range(3)]
    await q.join()
    elapsed = loop.time() - begin
    for w in workers:
        w.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(done)
    print(f'{sum(delays):.2f} s of work in {elapsed:.1f} s')


asyncio.run(main())
