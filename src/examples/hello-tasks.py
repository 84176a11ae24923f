import asyncio

async def hello(name, pause):
    print(name, "says hello")
    await asyncio.sleep(pause)
    print(name, "says goodbye")
    return name.upper()

async def main():
    names = await asyncio.gather(
        hello("ada", 0.3),
        hello("bob", 0.1),
        hello("cyd", 0.2),
    )
    print(names)

asyncio.run(main())
