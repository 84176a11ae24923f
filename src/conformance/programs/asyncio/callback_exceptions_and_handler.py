import asyncio


def handler(loop, context):
    print('handler:', context['message'].split(' at ')[0])
    print('  ', sorted(context), repr(context.get('exception')))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(lambda: 1 / 0)
    loop.call_later(0.01, int, 'x')
    fut = loop.create_future()
    fut.add_done_callback(lambda f: f.result().missing)
    fut.set_result('text')
    await asyncio.sleep(0.03)
    loop.call_exception_handler({'message': 'by hand', 'detail': 42})
    loop.set_exception_handler(None)
    try:
        loop.set_exception_handler('no')
    except TypeError as e:
        print(e)


asyncio.run(main())
