def gen(name):
    try:
        print(name, 'start')
        yield 1
        print(name, 'middle')
        yield 2
    except ValueError as e:
        print(name, 'caught', e)
        yield 'recovered'
    else:
        print(name, 'else')
    finally:
        print(name, 'finally')


for how in ('exhaust', 'close', 'throw', 'throw other'):
    g = gen(how)
    next(g)
    try:
        if how == 'exhaust':
            print(list(g))
        elif how == 'close':
            print(g.close())
        else:
            print(g.throw(ValueError('v') if how == 'throw' else KeyError('k')))
            g.close()
    except KeyError as e:
        print('out:', repr(e))
