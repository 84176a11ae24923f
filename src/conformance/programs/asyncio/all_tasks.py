import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(0), name=n) for n in 'ab']
    everyone = asyncio.all_tasks()
    print(len(everyone), sorted(t.get_name() for t in everyone - {asyncio.current_task()}))
    await asyncio.gather(*tasks)
    print(len(asyncio.all_tasks()))
    seen = []
    asyncio.get_running_loop().call_soon(lambda: seen.append(asyncio.current_task()))
    await asyncio.sleep(0)
    print(seen)


asyncio.run(main())
