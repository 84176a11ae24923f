def f(x):
    return -x


try:
    1 < 'a' < 3
except TypeError:
    f('text')
