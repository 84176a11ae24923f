import asyncio


async def main():
    c = asyncio.sleep(0)
    try:
        asyncio.run(c)
    except RuntimeError as error:
        print(error)
    c.close()


asyncio.run(main())
for wrong in (3, main, None):
    try:
        asyncio.run(wrong)
    except ValueError as error:
        print(type(error).__name__, str(error).split(', got')[0])

try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
