# gather: order of results, exceptions, duplicates, cancelled children.
import asyncio


async def value(n, delay=0):
    await asyncio.sleep(delay)
    return n


async def fails(exc, delay=0):
    await asyncio.sleep(delay)
    raise exc


async def main():
    print(await asyncio.gather(value(1, 0.02), value(2, 0.01), value(3)))
    print(await asyncio.gather())
    task = asyncio.create_task(value(5))
    print(await asyncio.gather(task, task, value(6)))
    results = await asyncio.gather(value(1), fails(ValueError("no")), value(2), return_exceptions=True)
    print(results)
    slow = asyncio.create_task(value("slow", 0.02))
    try:
        await asyncio.gather(slow, fails(KeyError("k")), fails(RuntimeError("later"), 0.01))
    except KeyError as exc:
        print("first failure", repr(exc), slow.done())
    print(await slow)
    child = asyncio.create_task(value(9, 1))
    future = asyncio.gather(child, value(1))
    await asyncio.sleep(0)
    child.cancel()
    try:
        await future
    except asyncio.CancelledError:
        print("child was cancelled", future.cancelled(), future.done())
    child = asyncio.create_task(value(9, 1))
    future = asyncio.gather(child, value(1), return_exceptions=True)
    await asyncio.sleep(0)
    child.cancel("why")
    print([type(r).__name__ if isinstance(r, BaseException) else r for r in await future])
    done = asyncio.get_running_loop().create_future()
    done.set_result("done")
    print(await asyncio.gather(done, value("x")))
    outer = asyncio.gather(asyncio.gather(value(1), value(2)), value(3))
    print(await outer, type(outer).__name__)
    for bad in (lambda: asyncio.gather(5), lambda: asyncio.ensure_future("x")):
        try:
            bad()
        except TypeError as exc:
            print(exc)


asyncio.run(main())
