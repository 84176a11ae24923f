import asyncio


async def inner():
    await asyncio.sleep(0.01)


async def outer():
    await inner()


async def main():
    t = asyncio.create_task(outer(), name='t')
    print(t.get_coro().__qualname__, len(t.get_stack()))
    await asyncio.sleep(0)
    [frame] = t.get_stack()
    print(frame.f_code.co_name, frame.f_lineno)
    print(t.get_coro().cr_await.__qualname__, t.get_coro().cr_running)
    await t
    print(t.get_stack(), t.get_coro().cr_frame)
    current = asyncio.current_task()
    print(current.get_coro().__qualname__, current.get_stack()[0].f_code.co_name)
    print(asyncio.iscoroutine(t.get_coro()), asyncio.isfuture(t), asyncio.iscoroutinefunction(outer))


asyncio.run(main())
