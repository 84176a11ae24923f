class C:
    count = 0

    def __new__(cls, *args):
        cls.count += 1
        return super().__new__(cls)

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def add(a, b):
        return a + b

    def __call__(self, x):
        return x * 2

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return f'no {name}'


c = C.make()
print(C.count, C.add(1, 2), c.add(3, 4), c(5), c.missing, callable(c))
m = c.make
print(m.__self__ is C, C.make.__func__.__name__)
