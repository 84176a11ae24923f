class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class ByIndex:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10


print(list(Countdown(3)), list(ByIndex()), 20 in ByIndex(), sum(Countdown(4)))
it = iter([1, 2])
print(next(it), next(it), next(it, 'default'))
try:
    next(it)
except StopIteration as error:
    print(repr(error))
print(list(iter(Countdown(9).__next__, 5)))
for bad in (lambda: iter(3), lambda: next([1]), lambda: list(None)):
    try:
        bad()
    except TypeError as error:
        print(error)
print(list(zip('ab', [1, 2, 3])), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, '', 'a'])))
print(list(enumerate('ab', 5)), list(reversed([1, 2])), any([]), all([]))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)


class Lazy:
    def __iter__(self):
        yield from 'xyz'


print(*Lazy(), sep='-')
