import asyncio


async def fetch(n, s):
    await asyncio.sleep(s)
    return n


async def main():
    pending = {asyncio.create_task(fetch(n, s), name=f'f{n}') for n, s in enumerate((0.03, 0.01, 0.05, 0.01))}
    rounds = 0
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        rounds += 1
        print(rounds, sorted(t.result() for t in done), len(pending))


asyncio.run(main())
