# asyncio.timeout: nesting, rescheduling, states, and whose cancellation it was.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as scope:
        print(scope.expired(), scope.when() > loop.time())
        await asyncio.sleep(0.01)
    print(scope)
    try:
        async with asyncio.timeout(0.01) as scope:
            await asyncio.sleep(1)
    except TimeoutError as exc:
        print(repr(exc), repr(exc.__cause__), scope.expired(), scope)
    try:
        async with asyncio.timeout(0.05) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer", inner.expired(), outer.expired())
    try:
        async with asyncio.timeout(0.01) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(1)
            finally:
                print("inner left", inner.expired())
    except TimeoutError:
        print("outer expired", outer.expired())
    async with asyncio.timeout(None) as scope:
        print(scope.when())
        scope.reschedule(loop.time() + 1)
        await asyncio.sleep(0.01)
        scope.reschedule(None)
    try:
        async with asyncio.timeout(10) as scope:
            scope.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("rescheduled into the past")
    try:
        async with asyncio.timeout_at(loop.time() + 0.01):
            raise ValueError("own error")
    except ValueError as exc:
        print(exc)
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise KeyError("during cancellation")
    except KeyError as exc:
        print(repr(exc), repr(exc.__context__), repr(exc.__context__.__cause__))
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("swallowed")
    except TimeoutError:
        print("not reached")
    else:
        print("no TimeoutError", asyncio.current_task().cancelling())

    async def limited():
        async with asyncio.timeout(1):
            await asyncio.sleep(1)

    task = asyncio.create_task(limited())
    await asyncio.sleep(0)
    task.cancel("from outside")
    try:
        await task
    except asyncio.CancelledError as exc:
        print("cancelled", exc.args)
    for wrong in (scope.reschedule, asyncio.timeout(1).reschedule):
        try:
            wrong(None)
        except RuntimeError as exc:
            print(exc)
    try:
        async with scope:
            pass
    except RuntimeError as exc:
        print(exc)


asyncio.run(main())
