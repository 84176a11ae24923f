a, b = b, a = 1, 2
print(a, b)
first, *rest = 'abcd'
*init, last = range(4)
x, (y, *z), w = 1, (2, 3, 4), 5
print(first, rest, init, last, x, y, z, w)
print([*range(3), *'ab'], {*[1, 2], 3}, {**{'a': 1}, 'b': 2, **{'a': 3}}, (*(), 1))


def f(*args, **kwargs):
    return args, kwargs


print(f(*[1, 2], 3, *'x', k=1, **{'m': 2}))
for wrong in ('a, b = 1, 2, 3', 'a, b = 1,', 'a, *b, c = 1,', 'a, b = 3', 'f(**{1: 2})', 'f(k=1, **{"k": 2})'):
    try:
        exec(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
for i, (k, v) in enumerate({'one': 1, 'two': 2}.items()):
    print(i, k, v)
