def f(*args):
    return 1 / 0


result = f(
    1,
    f(2),
    3,
)
