def f():
    try:
        return 1 / 0
    finally:
        raise KeyError('in finally')


f()
