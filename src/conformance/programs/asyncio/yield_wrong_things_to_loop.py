import asyncio
import types


@types.coroutine
def yields(value):
    return (yield value)


def plain():
    yield 1


async def main():
    loop = asyncio.get_running_loop()
    for value in (1, 'text', plain()):
        try:
            await yields(value)
        except RuntimeError as e:
            print(str(e).split(' in task')[0].split(' at 0x')[0])
    fut = loop.create_future()
    try:
        await yields(fut)
    except RuntimeError as e:
        print(str(e).split(' in task')[0])
    print(await yields(None))


asyncio.run(main())
