import asyncio

loop = asyncio.new_event_loop()
log = []


async def ticker():
    n = 0
    while True:
        log.append(n)
        n += 1
        await asyncio.sleep(0.01)


task = loop.create_task(ticker())
loop.call_later(0.025, loop.stop)
loop.run_forever()
print('stopped', log, task.done())
loop.call_later(0.02, loop.stop)
loop.run_forever()
print('stopped again', log)
loop.stop()
loop.call_soon(print, 'one pass only')
loop.run_forever()
task.cancel()
try:
    loop.run_until_complete(task)
except asyncio.CancelledError:
    print('cancelled')
fut = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(fut)
except RuntimeError as e:
    print(e)
loop.close()
print(loop)
