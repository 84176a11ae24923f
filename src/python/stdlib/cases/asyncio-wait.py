# wait, wait_for, as_completed, timeout.
import asyncio


async def value(n, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    return n


async def fails(delay):
    await asyncio.sleep(delay)
    raise ValueError("fails")


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def main():
    def start():
        return [asyncio.create_task(value(n, n / 50), name=f"v{n}") for n in (1, 2, 3)]

    tasks = start()
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending))
    tasks = start()
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=0.03)
    print(names(done), names(pending))
    for task in pending:
        task.cancel()
    await asyncio.sleep(0)
    tasks = start() + [asyncio.create_task(fails(0.03), name="f")]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))
    await asyncio.wait(pending)
    print(await asyncio.wait_for(value("in time", 0.01), 1))
    print(await asyncio.wait_for(value("no limit", 0.01), None))
    try:
        await asyncio.wait_for(value("late", 1), 0.01)
    except TimeoutError as exc:
        print("TimeoutError", exc.args, type(exc.__cause__).__name__)
    try:
        await asyncio.wait_for(value("zero", 1), 0)
    except asyncio.TimeoutError as exc:
        print("TimeoutError", type(exc.__cause__).__name__)
    try:
        await asyncio.wait_for(fails(0.01), 1)
    except ValueError as exc:
        print(exc)
    for awaitable in asyncio.as_completed([value("c", 0.03), value("a", 0.01), value("b", 0.02)]):
        print(await awaitable)
    tasks = [asyncio.create_task(value(n, n / 50), name=f"t{n}") for n in (2, 1)]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), task.result())
    try:
        async for task in asyncio.as_completed([value("x", 0.01), value("y", 0.1)], timeout=0.03):
            print(await task)
    except TimeoutError:
        print("as_completed timed out")
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait([task])
    for bad in (
        lambda: asyncio.wait([]),
        lambda: asyncio.wait(value(1, 0)),
        lambda: asyncio.wait([value(1, 0)]),
        lambda: asyncio.wait([asyncio.current_task()], return_when="x"),
    ):
        try:
            await bad()
        except (TypeError, ValueError) as exc:
            print(type(exc).__name__, exc)





asyncio.run(main())
