C = type('C', (object,), {'x': 1, 'f': lambda self: self.x + 1})
c = C()
print(C.__name__, c.x, c.f(), type(c) is C)
print(type(3), type('a'), type(None), type(C), type(type))
try:
    object(1)
except TypeError as error:
    print(error)
try:
    C(1)
except TypeError as error:
    print(error)
