import asyncio

async def visit(name, pause):
    print(name, "comes")
    await asyncio.sleep(pause)
    print(name, "goes")
    return name

async def main():
    visits = [
        visit("ada", 0.3),
        visit("bob", 0.1),
        visit("cyd", 0.2),
    ]
    print(len(visits), "coroutine objects")
    names = await asyncio.gather(*visits)
    print(names)

asyncio.run(main())
