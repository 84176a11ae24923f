x = 'global'


def reads():
    return x


def rebinding():
    x = 'local'
    return x


def unbound():
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    x = 1


def declares():
    global x
    x = 'changed'


def counter():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    return up


print(reads(), rebinding())
unbound()
declares()
print(x)
a, b = counter(), counter()
print(a(), a(), b())


def free_before_assignment():
    def f():
        return y

    try:
        f()
    except NameError as error:
        print(error)
    y = 1
    return f()


print(free_before_assignment())
