import asyncio


async def speak(name, words):
    for word in words:
        print(name, word)
        await asyncio.sleep(0)


async def silent(name):
    print(name, 'never suspends')


async def main():
    tasks = [asyncio.create_task(speak('a', 'xyz')), asyncio.create_task(silent('b'))]
    await speak('main', 'pq')
    tasks.append(asyncio.create_task(speak('c', 'uv')))
    await asyncio.gather(*tasks)


asyncio.run(main())
