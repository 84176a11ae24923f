# TaskGroup: failures, nesting, cancellation from outside, misuse.
import asyncio


async def value(n, delay=0.0):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    return n


async def fails(exc, delay=0.0):
    await asyncio.sleep(delay)
    raise exc


def show(group):
    return [repr(e) for e in group.exceptions]


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(value(1, 0.01))
        b = group.create_task(value(2), name="bee")
        print(group)
    print(a.result(), b.result(), b.get_name(), group)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(value("slow", 1))
            group.create_task(fails(ValueError("one"), 0.01))
            group.create_task(fails(KeyError("two"), 0.01))
            await asyncio.sleep(1)
            print("not reached")
    except* ValueError as errors:
        print("ValueErrors", show(errors))
    except* KeyError as errors:
        print("KeyErrors", show(errors))
    print("cancelling", asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(value("other", 1))
            await asyncio.sleep(0)
            raise RuntimeError("body")
    except ExceptionGroup as errors:
        print(errors, show(errors))
    try:
        async with asyncio.TaskGroup() as outer:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fails(ValueError("deep")))
                outer.create_task(value("outer task", 1))
    except ExceptionGroup as errors:
        print(repr(errors))

    async def run_group():
        async with asyncio.TaskGroup() as group:
            group.create_task(value("in group", 1))
            await asyncio.sleep(1)

    task = asyncio.create_task(run_group())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    async with asyncio.TaskGroup() as group:

        async def spawner():
            group.create_task(value("spawned", 0.01))
            return "spawner"

        first = group.create_task(spawner())
    print(first.result())
    coroutine = value(1)
    try:
        group.create_task(coroutine)
    except RuntimeError as exc:
        print(str(exc)[:40])
    try:
        asyncio.TaskGroup().create_task(value(2))
    except RuntimeError as exc:
        print(exc)
    try:
        async with group:
            pass
    except RuntimeError as exc:
        print(exc)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(SystemExit(3)))
            await asyncio.sleep(1)
    except SystemExit as exc:
        print("never seen here", exc.code)


try:
    asyncio.run(main())
except SystemExit as exc:
    print("exit", exc.code)
