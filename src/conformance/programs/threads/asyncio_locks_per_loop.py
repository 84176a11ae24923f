import asyncio, threading
async def worker(name, lock, n):
    for _ in range(n):
        async with lock: counts[name]=counts.get(name,0)+1
        await asyncio.sleep(0)
counts={}
async def main():
    lock=asyncio.Lock()
    await asyncio.gather(*(worker(n,lock,10) for n in 'abc'))
def th(): asyncio.run(main())
ts=[threading.Thread(target=th) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(counts)
