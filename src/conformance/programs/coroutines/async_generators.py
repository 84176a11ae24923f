async def agen(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                print('got', got)
    finally:
        print('agen over')


async def main():
    g = agen(3)
    print(await g.__anext__())
    print(await g.asend('hello'))
    await g.aclose()
    try:
        await g.__anext__()
    except StopAsyncIteration:
        print('stopped')
    g = agen(2)
    print([x async for x in g])
    g = agen(5)
    await g.__anext__()
    try:
        await g.athrow(ValueError('v'))
    except ValueError as error:
        print('out', error)
    print(await anext(agen(1)), await anext(agen(0), 'default'))


try:
    main().send(None)
except StopIteration:
    print('end')
