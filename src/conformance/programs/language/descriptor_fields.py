class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else obj.__dict__[self.name]

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.name} must be {self.kind.__name__}, not {type(value).__name__}')
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        raise AttributeError(f'{self.name} stays')


class Point:
    x = Typed(int)
    y = Typed(int)

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x, p.__dict__, Point.x.name)
for attempt in (lambda: setattr(p, 'x', 'a'), lambda: delattr(p, 'y'), lambda: Point(1, None)):
    try:
        attempt()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
