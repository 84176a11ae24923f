import asyncio
import time

def since(start):
    return f"{time.monotonic() - start:.0f} s"

async def brew(what):
    await asyncio.sleep(1)
    print(what, "is ready")

async def main():
    start = time.monotonic()
    await brew("tea")
    await brew("coffee")
    print("in a row:", since(start))

    start = time.monotonic()
    tea = asyncio.create_task(brew("tea"))
    coffee = asyncio.create_task(brew("coffee"))
    tea.set_name("tea")
    coffee.set_name("coffee")
    print("nothing has started yet")
    await tea
    await coffee
    print("as tasks:", since(start))

asyncio.run(main())
