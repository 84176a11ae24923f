x = 'global'


def outer():
    x = 'outer'

    class C:
        y = x
        x = 'class'

        def method(self):
            return x

        z = [x for _ in range(1)]

    return C.y, C.x, C().method(), C.z


print(outer())


def unbound():
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    x = 1


unbound()
try:
    print(missing)
except NameError as error:
    print(error)


def free():
    def inner():
        return later

    try:
        inner()
    except NameError as error:
        print(error)
    later = 1


free()
