# Cancellation: when it arrives, what it leaves behind, how it is counted.
import asyncio


async def sleeper(name):
    try:
        print(name, "sleeps")
        await asyncio.sleep(10)
    except asyncio.CancelledError as exc:
        print(name, "cancelled", exc.args)
        raise
    finally:
        print(name, "cleans up")


async def stubborn():
    while True:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("not now", asyncio.current_task().cancelling())
            if asyncio.current_task().cancelling() == 2:
                return "at last"


async def cancels_itself():
    task = asyncio.current_task()
    print(task.cancel("me"))
    print("goes on until it really suspends")
    await nothing()
    print("still here")
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as exc:
        print("now", exc.args, task.cancelling(), task.uncancel())
    return "survived"


async def nothing():
    pass


async def body_never_runs():
    print("never printed")


async def waits_on(task):
    try:
        return await task
    except asyncio.CancelledError:
        print("outer sees it too", task.cancelled(), task.done())
        raise


async def main():
    a = asyncio.create_task(sleeper("a"))
    await asyncio.sleep(0)
    print(a.cancel("enough"), a.cancelled(), a.cancelling())
    try:
        await a
    except asyncio.CancelledError as exc:
        print("main got", exc.args)
    print(a.cancelled(), a.done(), a.cancel())
    never = asyncio.create_task(body_never_runs())
    never.cancel()
    print(await asyncio.gather(never, return_exceptions=True))
    s = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    s.cancel()
    await asyncio.sleep(0)
    s.cancel()
    print(await s, s.cancelled(), s.cancelling())
    print(await asyncio.create_task(cancels_itself()))
    inner = asyncio.create_task(sleeper("inner"))
    outer = asyncio.create_task(waits_on(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    print(await asyncio.gather(outer, inner, return_exceptions=True))
    # Cancelled in the very step in which it ends.
    async def ends():
        asyncio.current_task().cancel()
        return "value"

    t = asyncio.create_task(ends())
    await asyncio.wait([t])
    print(t.cancelled())
    # A task that swallows the cancellation of gather.
    group = asyncio.gather(sleeper("g1"), sleeper("g2"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    group.cancel()
    try:
        await group
    except asyncio.CancelledError as exc:
        print("gather cancelled", exc.args, group.cancelled())
    # Shield.
    work = asyncio.create_task(asyncio.sleep(0.02, "kept"))
    waiter = asyncio.create_task(waits_on_shield(work))
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.wait([waiter])
    print(waiter.cancelled(), work.done())
    print(await work)


async def waits_on_shield(work):
    return await asyncio.shield(work)


asyncio.run(main())


async def left_over(name):
    try:
        await asyncio.sleep(100)
    finally:
        print(name, "cancelled by run")


async def leaves():
    for name in ("p", "q"):
        asyncio.create_task(left_over(name))
    await asyncio.sleep(0)
    return "main is over"


print(asyncio.run(leaves()))
