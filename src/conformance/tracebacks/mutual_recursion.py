def ping(n):
    return pong(n - 1)


def pong(n):
    return 1 / n if n == 0 else ping(n)


ping(4)
