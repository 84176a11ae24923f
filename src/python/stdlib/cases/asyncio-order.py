# Who runs when: steps, callbacks and done-callbacks share one queue.
import asyncio


def report(*args):
    print("callback", *args)


async def child(name, turns):
    for turn in range(turns):
        print(name, turn)
        await asyncio.sleep(0)
    print(name, "returns")
    return name.upper()


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(report, 1)
    a = asyncio.create_task(child("a", 2))
    loop.call_soon(report, 2)
    b = asyncio.create_task(child("b", 1))
    a.add_done_callback(lambda task: print("a is done:", task.result()))
    b.add_done_callback(lambda task: print("b is done:", task.result()))
    print("main waits")
    print(await a, await b)
    c = child("c", 1)
    print("awaiting a coroutine goes on at once")
    print(await c)
    future = loop.create_future()
    for number in range(3):
        future.add_done_callback(lambda f, number=number: print("done-callback", number))
    loop.call_soon(report, "before")
    future.set_result("x")
    loop.call_soon(report, "after")
    print("a finished future:", await future)
    await asyncio.sleep(0)
    await asyncio.sleep(-1)
    print([await asyncio.sleep(0, result=n) for n in range(3)])


asyncio.run(main())

# Four sleepers wake in one pass.


async def sleeper(name):
    await asyncio.sleep(0.05)
    print(name, "A")
    await asyncio.sleep(0)
    print(name, "B")


async def four():
    await asyncio.gather(*(sleeper(n) for n in "wxyz"))


asyncio.run(four())
