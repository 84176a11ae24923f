import asyncio

ended = []


async def service(name, pause):
    print(name, 'up')
    try:
        while True:
            await asyncio.sleep(1)
    finally:
        # asyncio.run cancels what is left over all at once, and waits for all of it.
        await asyncio.sleep(pause)
        ended.append(name)


async def main():
    asyncio.create_task(service('db', 0.05), name='db')
    asyncio.create_task(service('cache', 0.01), name='cache')
    asyncio.create_task(service('web', 0.03), name='web')
    await asyncio.sleep(0)
    print('main leaves', ended)


asyncio.run(main())
print('all down', ended)
