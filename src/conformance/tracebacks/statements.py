def f():
    with open_nothing() as x:
        pass


def g(d):
    del d['a']['b']


def h(d):
    d['x'].y = 5


try:
    g({'a': {}})
except KeyError:
    try:
        h({'x': 1})
    except AttributeError:
        f()
