class Singleton(type):
    instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls.instances:
            print('making', cls.__name__)
            cls.instances[cls] = super().__call__(*args, **kwargs)
        return cls.instances[cls]

    def __len__(cls):
        return len(cls.instances)


class Config(metaclass=Singleton):
    def __init__(self, name='default'):
        self.name = name


class Other(metaclass=Singleton):
    pass


a, b = Config('first'), Config('second')
print(a is b, b.name, len(Config), type(Config).__name__, Other() is Other(), len(Other))


class Upper(type):
    def __new__(meta, name, bases, ns):
        return super().__new__(meta, name, bases, {k if k.startswith('__') else k.upper(): v for k, v in ns.items()})


class Consts(metaclass=Upper):
    pi = 3
    e = 2


print(Consts.PI, [k for k in vars(Consts) if not k.startswith('__')], hasattr(Consts, 'pi'))
try:
    class Mixed(Config, Consts):
        pass
except TypeError as e:
    print(str(e)[:18])
