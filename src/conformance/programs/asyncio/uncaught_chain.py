# stderr
import asyncio


class RetryError(Exception):
    pass


async def connect():
    await asyncio.sleep(0)
    raise ConnectionRefusedError(111, 'refused')


async def client():
    try:
        await connect()
    except OSError as e:
        raise RetryError('gave up') from e


async def main():
    try:
        await client()
    finally:
        {}['nothing']


asyncio.run(main())
