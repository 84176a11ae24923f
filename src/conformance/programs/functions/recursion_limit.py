def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as error:
    print(type(error).__name__, error)


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


print(even(300), odd(300))
