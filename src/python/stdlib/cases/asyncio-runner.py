# run, Runner, and loops by hand.
import asyncio


async def value(n):
    await asyncio.sleep(0)
    return n


print(asyncio.run(value(1)))
with asyncio.Runner() as runner:
    print(runner.run(value(2)), runner.run(value(3)))
    loop = runner.get_loop()
    print(loop.is_running(), loop.is_closed())
print(loop.is_closed())
try:
    runner.run(value(4))
except RuntimeError as exc:
    print(exc)
loop = asyncio.new_event_loop()
print(loop.run_until_complete(value(5)))
loop.call_soon(print, "soon")
loop.call_later(0.01, loop.stop)
loop.run_forever()
print("stopped")


async def never():
    loop.stop()
    await asyncio.sleep(1)


try:
    loop.run_until_complete(never())
except RuntimeError as exc:
    print(exc)
loop.run_until_complete(asyncio.sleep(0))
loop.close()
for call in (lambda: loop.call_soon(print), lambda: loop.run_forever()):
    try:
        call()
    except RuntimeError as exc:
        print(exc)


async def fails():
    raise ValueError("out of run")


try:
    asyncio.run(fails())
except ValueError as exc:
    print(exc)


async def exits():
    try:
        await asyncio.sleep(0)
        raise SystemExit(4)
    finally:
        print("finally")


try:
    asyncio.run(exits())
except SystemExit as exc:
    print("exit", exc.code)


async def nested():
    inner = value(1)
    try:
        asyncio.run(inner)
    except RuntimeError as exc:
        print(exc)
    inner.close()
    loop = asyncio.get_running_loop()
    other = asyncio.new_event_loop()
    waits = value(2)
    try:
        other.run_until_complete(waits)
    except RuntimeError as exc:
        print(exc)
    waits.close()
    other.close()
    try:
        loop.close()
    except RuntimeError as exc:
        print(exc)


asyncio.run(nested())


def handler(loop, context):
    print("handler:", context["message"], repr(context["exception"]))


async def with_handler():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    future = loop.create_future()
    future.add_done_callback(lambda f: int("x"))
    future.set_result(1)
    await asyncio.sleep(0)


asyncio.run(with_handler())


async def debug():
    print(asyncio.get_running_loop().get_debug())


asyncio.run(debug(), debug=False)
