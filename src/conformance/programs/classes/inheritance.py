class Animal:
    kind = 'animal'

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f'{self.name} makes a sound'

    def __repr__(self):
        return f'{type(self).__name__}({self.name!r})'


class Dog(Animal):
    kind = 'dog'

    def speak(self):
        return super().speak() + ': woof'


d = Dog('Rex')
print(d, d.speak(), d.kind, Animal.kind, isinstance(d, Animal), issubclass(Dog, Animal))
d.kind = 'good dog'
print(d.kind, Dog.kind, vars(d))
print(Dog.__mro__, Dog.__bases__, Dog.__name__)
