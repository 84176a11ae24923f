import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, exit_now)
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('main cancelled')
        raise


def exit_now():
    print('leaving')
    raise SystemExit(3)


asyncio.run(main())
