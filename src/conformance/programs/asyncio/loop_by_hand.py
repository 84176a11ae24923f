import asyncio

loop = asyncio.new_event_loop()


async def f(x):
    await asyncio.sleep(0)
    return x * 2


print(loop.is_running(), loop.is_closed())
print(loop.run_until_complete(f(4)))
task = loop.create_task(f(5), name='five')
print(task.get_name(), task.done())
print(loop.run_until_complete(task))
loop.call_soon(print, 'soon')
loop.call_soon(loop.stop)
loop.call_soon(print, 'the same pass ends first')
loop.run_forever()
print('stopped')
loop.close()
print(loop.is_closed())
