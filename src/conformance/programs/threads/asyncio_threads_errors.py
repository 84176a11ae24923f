import asyncio
async def main():
    def blocking(): raise KeyError('inner')
    try: await asyncio.to_thread(blocking)
    except KeyError as ex: print('got', ex)
    loop=asyncio.get_running_loop()
    try: await asyncio.wait_for(loop.run_in_executor(None, blocking), 1)
    except KeyError: print('again')
    async with asyncio.TaskGroup() as tg:
        a=tg.create_task(asyncio.to_thread(pow,2,5)); b=tg.create_task(asyncio.to_thread(pow,3,3))
    print(a.result(), b.result())
    try:
        async with asyncio.timeout(0.05):
            await asyncio.to_thread(__import__('time').sleep, 0.2)
    except TimeoutError: print('timeout')
asyncio.run(main(), debug=False)
