def f(**kw):
    return kw['a'] + kw['b']


def g():
    return f(
        a=1,
        c=2,
        d=3,
        e=4,
        b='x',
    ) + 1


print(
    'first',
    g(),
)
