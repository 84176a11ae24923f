class A:
    def run(self):
        return ['A']


class B(A):
    def run(self):
        return ['B', *super().run()]


class C(A):
    def run(self):
        return ['C', *super().run()]


class D(B, C):
    def run(self):
        return ['D', *super().run()]


print(D().run(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__))
print(super(B, D()).run(), issubclass(D, A), isinstance(D(), (int, C)))
try:
    class Bad(A, B):
        pass
except TypeError as e:
    print(str(e).splitlines()[0])
