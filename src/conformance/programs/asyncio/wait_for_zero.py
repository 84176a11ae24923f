import asyncio


async def quick():
    print('quick starts')
    return 'quick'


async def main():
    done = asyncio.get_running_loop().create_future()
    done.set_result('done')
    print(await asyncio.wait_for(done, 0))
    for timeout in (0, -1):
        try:
            print(await asyncio.wait_for(quick(), timeout))
        except TimeoutError:
            print('timeout', timeout)


asyncio.run(main())
