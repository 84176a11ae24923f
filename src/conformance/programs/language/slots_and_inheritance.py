class Base:
    __slots__ = ('a',)

    def __init__(self, a):
        self.a = a


class Child(Base):
    __slots__ = ('b',)

    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


class Open(Base):
    pass


c = Child(1, 2)
print(c.a, c.b, hasattr(c, '__dict__'), Child.__slots__, Open(1).__dict__)
for bad in (lambda: setattr(c, 'z', 1), lambda: c.z):
    try:
        bad()
    except AttributeError as e:
        print(e)
o = Open(1)
o.z = 5
print(o.__dict__, o.a)
del c.a
try:
    c.a
except AttributeError as e:
    print(e)
