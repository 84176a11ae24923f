from functools import total_ordering


@total_ordering
class V:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f'V({self.x}, {self.y})'

    def __add__(self, other):
        return V(self.x + other.x, self.y + other.y) if isinstance(other, V) else NotImplemented

    def __mul__(self, k):
        return V(self.x * k, self.y * k) if isinstance(k, int) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __lt__(self, other):
        return (self.x, self.y) < (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self


a, b = V(1, 2), V(3, 4)
print(a + b, 2 * a, a * 3, a @ b, -a, a < b, a >= b, bool(V(0, 0)), [*a], len({a, V(1, 2)}))
c = a
c += b
print(a, c is a, max(a, b))
for bad in (lambda: a + 1, lambda: a * 1.5, lambda: a.z, lambda: setattr(a, 'z', 1)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(e)
