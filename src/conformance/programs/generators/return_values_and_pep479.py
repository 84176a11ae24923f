def sub(n):
    yield n
    return n * 10


def outer():
    a = yield from sub(1)
    b = yield from sub(a)
    return a, b


g = outer()
print(list(iter(lambda: next(g, 'end'), 'end')))


def raises():
    yield 1
    raise StopIteration('inside')


def hidden():
    while True:
        yield next(it)


it = iter([1, 2])
for gen in (raises(), hidden()):
    try:
        print([x for x in gen])
    except RuntimeError as e:
        print(e, repr(e.__cause__))
