import asyncio


class Half:
    def __init__(self, fail):
        self.fail = fail

    async def __aenter__(self):
        await asyncio.sleep(0)
        if self.fail == 'enter':
            raise OSError('enter')
        return self

    async def __aexit__(self, kind, value, tb):
        await asyncio.sleep(0)
        print('exit', kind and kind.__name__)
        if self.fail == 'exit':
            raise ValueError('exit')
        return self.fail == 'swallow'


async def attempt(fail, error):
    try:
        async with Half('no'), Half(fail):
            if error:
                raise KeyError('body')
        print('through')
    except Exception as e:
        print(repr(e), repr(e.__context__))


async def main():
    for fail in ('enter', 'exit', 'swallow', 'no'):
        for error in (False, True):
            print('--', fail, error)
            await attempt(fail, error)


asyncio.run(main())
