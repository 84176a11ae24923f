import asyncio

async def save(text):
    await asyncio.sleep(0.1)
    print("saved", text)

async def main():
    save("forgotten")
    await save("awaited")
    asyncio.create_task(save("left alone"))
    print("main ends")

asyncio.run(main())
