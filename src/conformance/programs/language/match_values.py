def describe(x):
    match x:
        case 0 | 1:
            return 'small'
        case True:
            return 'never: True is 1'
        case int(n) if n < 0:
            return f'negative {n}'
        case int():
            return 'int'
        case 'a' | 'b' as letter:
            return f'letter {letter}'
        case None:
            return 'none'
        case float(f):
            return f'float {f}'
        case _:
            return 'something'


for x in (0, True, -3, 7, 'b', None, 2.5, [1], 1.0):
    print(repr(x), describe(x))
