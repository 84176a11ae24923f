def gen():
    try:
        next(g)
    except ValueError as error:
        yield str(error)


g = gen()
print(next(g))
try:
    gen().send(1)
except TypeError as error:
    print(error)
