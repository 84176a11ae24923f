import asyncio
import threading


def asks():
    for get in (asyncio.get_running_loop, asyncio.get_event_loop):
        try:
            get()
        except RuntimeError as e:
            print(e)


t = threading.Thread(target=asks, name='T')
t.start()
t.join()


async def main():
    await asyncio.to_thread(asks_running)


def asks_running():
    try:
        asyncio.get_running_loop()
    except RuntimeError as e:
        print(e)


asyncio.run(main())


def sets():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    print(asyncio.get_event_loop() is loop)
    print(loop.run_until_complete(asyncio.sleep(0.01, 'ran')))
    loop.close()


t = threading.Thread(target=sets)
t.start()
t.join()
