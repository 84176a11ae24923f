x = 'module'


class A:
    x = 'class'
    y = x

    def f(self):
        return x


def g():
    x = 'function'

    class B:
        y = x
        x = 'own'
        z = x

    class C:
        nonlocal x
        x = 'changed by a class'

    return B.y, B.z, x


print(A.y, A().f())
print(g())
