class Count:
    def __init__(self, n):
        self.n = n
        self.i = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i


async def main():
    async for x in Count(3):
        print(x)
    else:
        print('else')
    print([x async for x in Count(3) if x != 2])
    print({x: x * x async for x in Count(2)})
    async for x in Count(5):
        if x == 2:
            break
    print('broke at', x)
    try:
        async for x in [1]:
            pass
    except TypeError as error:
        print(error)


try:
    main().send(None)
except StopIteration:
    print('end')
