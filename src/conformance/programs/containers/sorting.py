words = ['banana', 'Apple', 'cherry', 'apple', 'Banana']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
pairs = [(1, 'b'), (0, 'x'), (1, 'a'), (0, 'y')]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
l = [3, 1, 2]
print(l.sort(), l)
l.sort(reverse=True)
print(l, min(words), max(words, key=len), min([], default='none'))
try:
    sorted([1, 'a', 2])
except TypeError as error:
    print(error)


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print('compare', self.n, other.n)
        return self.n < other.n


print([i.n for i in sorted([Item(3), Item(1), Item(2)])])
l = [2, 1]


def key(x):
    l.append(x)
    return x


try:
    l.sort(key=key)
except ValueError as error:
    print(error)
print(sorted([2.5, 1, True, 0, -1]), sorted('hello'), sorted({'b': 1, 'a': 2}))
