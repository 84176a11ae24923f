# Futures, tasks, handles: states, errors, reprs.
import asyncio


def attempt(function):
    try:
        print(repr(function()))
    except BaseException as exc:
        print(type(exc).__name__, exc)


async def coro():
    return 1


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    attempt(future.result)
    attempt(future.exception)
    print(future, future.done(), future.cancelled(), future.get_loop() is loop)
    future.set_result(1)
    attempt(lambda: future.set_result(2))
    attempt(lambda: future.set_exception(ValueError("x")))
    print(future.cancel(), future)
    failed = loop.create_future()
    attempt(lambda: failed.set_exception(StopIteration("a")))
    try:
        failed.result()
    except RuntimeError as exc:
        print(exc, repr(exc.__cause__))
    failed = loop.create_future()
    attempt(lambda: failed.set_exception(5))
    failed.set_exception(ValueError)
    print(repr(failed.exception()), failed)
    gone = loop.create_future()
    print(gone.cancel("why"))
    attempt(gone.result)
    attempt(gone.exception)
    attempt(lambda: gone.set_result(1))
    waiting = loop.create_future()
    waiting.add_done_callback(print)
    print(waiting.remove_done_callback(print), waiting.remove_done_callback(print))
    attempt(lambda: loop.call_later(None, print))
    attempt(lambda: loop.call_at(None, print))
    attempt(lambda: asyncio.Task(5))
    attempt(lambda: asyncio.create_task(5))
    attempt(lambda: asyncio.run(5))
    handle = loop.call_soon(print, 1)
    print(handle.cancelled())
    handle.cancel()
    print(handle, handle.cancelled())
    timer = loop.call_later(0.01, print, "timer")
    print(isinstance(timer, asyncio.TimerHandle), timer.when() > 0)
    task = asyncio.current_task()
    print(task.get_name(), task.cancelling(), task.uncancel(), task in asyncio.all_tasks())
    attempt(lambda: task.set_result(1))
    attempt(lambda: task.set_exception(1))
    attempt(task.result)
    task.set_name("renamed")
    print(task.get_name(), task.get_coro().__name__)
    named = asyncio.create_task(coro(), name="named")
    numbered = asyncio.create_task(coro())
    print(named.get_name(), numbered.get_name(), await named, await numbered)
    print(str(named)[:28], str(named)[-10:])
    print(loop, asyncio.get_event_loop() is loop)
    print(asyncio.Future, asyncio.Task, asyncio.Task.__mro__)
    print(asyncio.CancelledError.__mro__, asyncio.InvalidStateError.__mro__, asyncio.TimeoutError is TimeoutError)
    print(asyncio.iscoroutine(coro), asyncio.iscoroutinefunction(coro), asyncio.isfuture(task), asyncio.isfuture(1))
    await asyncio.sleep(0.02)

    class Awaitable:
        def __init__(self, value):
            self.value = value

        def __await__(self):
            result = yield from self.value.__await__()
            return result

    for value in (5, future, loop.create_future(), asyncio.current_task()):
        class Bad:
            def __await__(self):
                yield value

        try:
            await Bad()
        except RuntimeError as exc:
            print(str(exc).split(" in task")[0].split("<Task")[0])
    print(await Awaitable(future))
    shared = loop.create_future()
    loop.call_soon(shared.set_result, "shared")
    print(await asyncio.gather(Awaitable(shared), Awaitable(shared)))


attempt(asyncio.get_running_loop)
attempt(asyncio.current_task)
attempt(lambda: asyncio.run(5))
asyncio.run(main())
asyncio.run(coro())


async def name():
    print(asyncio.current_task().get_name())


asyncio.run(name())
