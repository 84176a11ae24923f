def f():
    raise ValueError('original')


def g():
    try:
        f()
    except ValueError as error:
        saved = error
    raise saved


g()
