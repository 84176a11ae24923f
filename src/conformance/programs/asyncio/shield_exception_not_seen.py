# stderr
import asyncio


async def fails():
    await asyncio.sleep(0.01)
    raise ValueError('inside the shield')


async def main():
    task = asyncio.create_task(fails(), name='fails')
    outer = asyncio.shield(task)
    outer.cancel()
    await asyncio.sleep(0.03)
    print(outer.cancelled(), task.done())
    done = asyncio.get_running_loop().create_future()
    done.set_result(1)
    print(asyncio.shield(done) is done)
    try:
        await asyncio.shield(fails())
    except ValueError as e:
        print(e)


asyncio.run(main())
