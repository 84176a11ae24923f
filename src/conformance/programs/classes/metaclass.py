class Registry(type):
    classes = []

    def __new__(mcls, name, bases, namespace, **options):
        cls = super().__new__(mcls, name, bases, namespace)
        mcls.classes.append((name, options))
        return cls

    def __call__(cls, *args):
        print('making', cls.__name__)
        return super().__call__(*args)


class Base(metaclass=Registry):
    pass


class Child(Base, flag=True):
    def __init__(self, x):
        self.x = x


print(Child(3).x, Registry.classes, type(Child).__name__)


class Plugin:
    seen = []

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.seen.append((cls.__name__, name))


class One(Plugin, name='one'):
    pass


print(Plugin.seen)
