# Asynchronous generators that are still open when the program ends are closed by the loop.
import asyncio

kept = []


async def numbers(name):
    try:
        for n in range(5):
            yield n
    finally:
        await asyncio.sleep(0)
        print(name, "closed")


async def bad():
    try:
        yield 1
    finally:
        raise ValueError("while closing")


async def main():
    for name in ("one", "two"):
        generator = numbers(name)
        kept.append(generator)
        async for n in generator:
            print(name, n)
            if n == 1:
                break
    failing = bad()
    kept.append(failing)
    print(await anext(failing))
    done = numbers("done")
    kept.append(done)
    print([n async for n in done])
    print("main returns")


def handler(loop, context):
    print(context["message"].split(" <")[0], repr(context["exception"]))


async def run_main():
    asyncio.get_running_loop().set_exception_handler(handler)
    await main()


asyncio.run(run_main())
print("after")
