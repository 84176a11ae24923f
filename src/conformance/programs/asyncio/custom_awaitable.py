import asyncio


class Twice:
    def __await__(self):
        yield
        print('between')
        yield
        return 'done'


class Wrong:
    def __await__(self):
        return 3


class YieldsRubbish:
    def __await__(self):
        yield 3


async def main():
    print(await Twice())
    try:
        await Wrong()
    except TypeError as error:
        print(error)
    try:
        await YieldsRubbish()
    except RuntimeError as error:
        print(str(error).startswith('Task got bad yield: 3'))


asyncio.run(main())
