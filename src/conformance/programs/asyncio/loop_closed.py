import asyncio


async def main():
    return asyncio.get_running_loop()


loop = asyncio.run(main())
print(loop.is_closed(), loop.is_running())
for use in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print), loop.run_forever):
    try:
        use()
    except RuntimeError as error:
        print(error)
