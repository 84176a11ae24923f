class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        print('enter', self.name)
        return self.name

    async def __aexit__(self, kind, value, tb):
        print('exit', self.name, kind and kind.__name__)
        return self.swallow


async def main():
    async with Manager('a') as a, Manager('b') as b:
        print(a, b)
    async with Manager('c', swallow=True):
        raise ValueError
    try:
        async with Manager('d'):
            raise KeyError('x')
    except KeyError as error:
        print('through', error)
    try:
        async with 3:
            pass
    except TypeError as error:
        print(error)


try:
    main().send(None)
except StopIteration:
    pass
