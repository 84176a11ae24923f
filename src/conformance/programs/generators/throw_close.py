def gen():
    try:
        yield 1
    except ValueError as error:
        print('caught', error)
        yield 'recovered'
    finally:
        print('cleanup')


g = gen()
next(g)
print(g.throw(ValueError('x')))
g.close()
g = gen()
next(g)
try:
    g.throw(KeyError('k'))
except KeyError as error:
    print('out', error)
g = gen()
g.close()
print(list(g))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
