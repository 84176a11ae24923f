class V:
    def __init__(self, *xs):
        self.xs = xs

    def __repr__(self):
        return f'V{self.xs}'

    def __add__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return V(*(a + b for a, b in zip(self.xs, other.xs)))

    def __mul__(self, k):
        return V(*(x * k for x in self.xs))

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, V) and self.xs == other.xs

    def __hash__(self):
        return hash(self.xs)

    def __len__(self):
        return len(self.xs)

    def __getitem__(self, i):
        return self.xs[i]

    def __contains__(self, x):
        return x in self.xs

    def __neg__(self):
        return V(*(-x for x in self.xs))

    def __bool__(self):
        return any(self.xs)

    def __lt__(self, other):
        return self.xs < other.xs


a, b = V(1, 2), V(3, 4)
print(a + b, a * 3, 3 * a, -a, a == V(1, 2), a != b, len(a), a[1], 2 in a, list(a))
print(bool(V(0, 0)), sorted([b, a]), {a: 1}[V(1, 2)], max(a, b, key=len))
a += b
print(a)
for expression in (lambda: a + 1, lambda: 1 + a, lambda: a < 1, lambda: a - b):
    try:
        expression()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
