def numbers():
    for n in range(5):
        print('make', n)
        yield n


def squares(source):
    for n in source:
        print('square', n)
        yield n * n


def evens(source):
    for n in source:
        if n % 2 == 0:
            yield n


for value in evens(squares(numbers())):
    print('use', value)
