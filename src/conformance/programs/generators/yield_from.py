def inner():
    try:
        x = yield 'a'
        print('inner got', x)
        yield 'b'
    except ValueError as error:
        print('inner caught', error)
        yield 'c'
    return 'inner result'


def outer():
    result = yield from inner()
    print('result', result)
    yield from [1, 2]
    yield from 'xy'


g = outer()
print(next(g))
print(g.send(5))
print(g.throw(ValueError('v')))
print(list(g))


def closing():
    try:
        yield from inner()
    finally:
        print('outer closed')


g = closing()
next(g)
g.close()
