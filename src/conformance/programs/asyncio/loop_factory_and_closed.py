import asyncio


class CountingLoop(asyncio.SelectorEventLoop):
    created = 0

    def create_task(self, coro, **kwargs):
        CountingLoop.created += 1
        return super().create_task(coro, **kwargs)


async def child():
    return 1


async def main():
    print(type(asyncio.get_running_loop()).__name__)
    await asyncio.gather(child(), child())
    return CountingLoop.created


print(asyncio.run(main(), loop_factory=CountingLoop))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(child()), loop.is_running(), loop.is_closed())
loop.close()
for call in (lambda: loop.run_until_complete(asyncio.sleep(0)), lambda: loop.call_soon(print), loop.run_forever):
    try:
        call()
    except RuntimeError as e:
        print(e)
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
