class Typed:
    def __set_name__(self, owner, name):
        print('set name', owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, 'unset')

    def __set__(self, instance, value):
        if not isinstance(value, int):
            raise TypeError(f'{self.name} must be int')
        instance.__dict__[self.name] = value


class P:
    x = Typed()


p = P()
print(p.x, type(P.x).__name__)
p.x = 3
print(p.x)
try:
    p.x = 'a'
except TypeError as error:
    print(error)
