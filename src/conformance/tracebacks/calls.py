def f(a, b):
    raise ValueError(f'bad {a}')


def g(x):
    y = f(x, b=2)
    return y


def h(x):
    return [g(x)][0]


print(h(1) + h(2))
