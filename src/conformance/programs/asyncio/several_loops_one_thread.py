import asyncio

one, two = asyncio.new_event_loop(), asyncio.new_event_loop()


async def where():
    return 'one' if asyncio.get_running_loop() is one else 'two'


print(one.run_until_complete(where()), two.run_until_complete(where()))
fut = one.create_future()


async def wrong():
    await fut


try:
    two.run_until_complete(wrong())
except RuntimeError as e:
    print('different loop' in str(e))
try:
    two.run_until_complete(fut)
except ValueError as e:
    print(e)
lock = asyncio.Lock()


async def hold(seconds):
    async with lock:
        await asyncio.sleep(seconds)
        return 'held'


print(one.run_until_complete(hold(0)), two.run_until_complete(hold(0)))
one.close()
two.close()
