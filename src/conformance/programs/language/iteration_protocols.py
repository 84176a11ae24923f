class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n, 0, -1))

    def __reversed__(self):
        return iter(range(1, self.n + 1))

    def __len__(self):
        return self.n

    def __contains__(self, x):
        print('asked for', x)
        return 0 < x <= self.n


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * i


c = Countdown(3)
print(list(c), list(reversed(c)), 2 in c, len(c), max(c), sorted(c))
print(list(Old()), 4 in Old(), [*zip(c, Old())], dict(enumerate(Old(), 1)))
for bad in (lambda: iter(5), lambda: len(Old()), lambda: next([])):
    try:
        bad()
    except TypeError as e:
        print(e)
