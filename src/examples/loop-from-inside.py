import asyncio

def callback(text):
    print("callback", text)

async def other():
    print("task")

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0, callback, "a timer of 0")
    loop.call_soon(callback, "first")
    task = asyncio.create_task(other())
    loop.call_soon(callback, "second")
    print("main gives up its turn")
    await asyncio.sleep(0)
    print("main again")
    await task
    future = loop.create_future()
    set_result = future.set_result
    loop.call_later(0.1, set_result, "done")
    print("main waits for a future")
    print(await future)

asyncio.run(main())
