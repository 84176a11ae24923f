class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(v):
    match v:
        case []:
            return 'empty'
        case [x]:
            return f'one {x}'
        case [Point(0, 0), *rest]:
            return f'origin first, {len(rest)} more'
        case [x, y, *_] if x == y:
            return 'twins'
        case [_, *middle, _]:
            return f'middle {middle}'
        case {'kind': 'circle', 'r': r, **rest}:
            return f'circle {r} {rest}'
        case {}:
            return 'some mapping'
        case Point(x=0, y=y):
            return f'on the y axis at {y}'
        case Point(x, y):
            return f'point {x} {y}'
        case str() | bytes():
            return 'text is no sequence here'
    return 'nothing'


for v in (
    [],
    [5],
    (1, 1, 2),
    [1, 2, 3, 4],
    [Point(0, 0), 1, 2],
    {'kind': 'circle', 'r': 2, 'c': 'red'},
    {},
    {'z': 1},
    Point(0, 4),
    Point(3, 4),
    'abc',
    b'x',
    {1, 2},
    range(2),
):
    print(describe(v))
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)
