def bad():
    yield 1
    raise StopIteration('oops')


g = bad()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error, repr(error.__cause__))


def lazy():
    yield next(iter([]))


try:
    list(lazy())
except RuntimeError as error:
    print(error)
