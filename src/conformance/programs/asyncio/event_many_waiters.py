import asyncio


async def runner(name, gun, log):
    log.append(f'{name} ready')
    await gun.wait()
    log.append(f'{name} runs')


async def main():
    gun = asyncio.Event()
    log = []
    tasks = [asyncio.create_task(runner(n, gun, log)) for n in ('ann', 'bob', 'cid')]
    await asyncio.sleep(0.01)
    gun.set()
    # Set and cleared at once: those who waited are woken all the same.
    gun.clear()
    await asyncio.gather(*tasks)
    print(log, gun.is_set())
    late = asyncio.create_task(runner('dot', gun, log))
    done, pending = await asyncio.wait([late], timeout=0.01)
    print(len(done), len(pending), repr(gun).split('[')[1])
    gun.set()
    await late
    print(log[-1])


asyncio.run(main())
