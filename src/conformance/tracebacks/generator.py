def numbers():
    yield 1
    raise LookupError('in a generator')


def consume():
    for n in numbers():
        print(n)


consume()
