import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format='%(levelname)s %(name)s %(message).40s')


async def fails():
    raise ValueError('nobody asks')


async def main():
    t = asyncio.create_task(fails(), name='t')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    logging.info('now it goes')
    t.exception()
    asyncio.get_running_loop().call_exception_handler({'message': 'told by hand'})


asyncio.run(main())
