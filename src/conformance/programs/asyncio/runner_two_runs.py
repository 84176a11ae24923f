import asyncio
import contextvars

var = contextvars.ContextVar('var', default=0)


async def step(n):
    var.set(var.get() + n)
    return var.get(), asyncio.get_running_loop()


with asyncio.Runner() as runner:
    a, loop_a = runner.run(step(1))
    b, loop_b = runner.run(step(2))
    print(a, b, loop_a is loop_b, var.get())
    own = contextvars.copy_context()
    print(runner.run(step(5), context=own)[0], own[var])
    try:
        runner.run(print)
    except ValueError as e:
        print(str(e)[:27])

    async def nested():
        coro = step(1)
        try:
            runner.run(coro)
        except RuntimeError as e:
            print(e)
        coro.close()

    runner.run(nested())
try:
    runner.get_loop()
except RuntimeError as e:
    print(e)
print(loop_a.is_closed())
print(asyncio.run(step(7))[0])
