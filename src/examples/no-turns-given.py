import asyncio

got = 0

async def producer(queue):
    for item in range(100):
        await queue.put(item)

async def consumer(queue):
    global got
    while True:
        await queue.get()
        got += 1

async def main():
    global got
    for room in (0, 1):
        got = 0
        queue = asyncio.Queue(room)
        eats = consumer(queue)
        eater = asyncio.create_task(eats)
        await producer(queue)
        print("room", room or "any", "got", got)
        eater.cancel()

asyncio.run(main())
