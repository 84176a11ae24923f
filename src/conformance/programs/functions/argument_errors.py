def f(a, b, /, c, *, d):
    pass


def g(x, y=1):
    pass


def h():
    pass


calls = [
    lambda: f(),
    lambda: f(1),
    lambda: f(1, 2, 3, 4, d=5),
    lambda: f(1, 2, 3),
    lambda: f(1, b=2, c=3, d=4),
    lambda: f(1, 2, c=3, d=4, e=5),
    lambda: g(),
    lambda: g(1, 2, 3),
    lambda: g(1, x=2),
    lambda: g(1, z=2),
    lambda: h(1),
    lambda: h(a=1),
    lambda: g(*1),
    lambda: g(**1),
    lambda: 3(),
    lambda: len(),
    lambda: len(1, 2),
    lambda: len(5),
]
for call in calls:
    try:
        call()
    except TypeError as error:
        print(error)
