import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def handler(loop, context):
        print(sorted(context), type(context['exception']).__name__, context['exception'])

    loop.set_exception_handler(handler)
    loop.call_soon(lambda: 1 / 0)
    loop.call_soon(print, 'the next one runs all the same')
    await asyncio.sleep(0)
    print('main goes on')


asyncio.run(main())
