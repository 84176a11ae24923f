print({3, 1, 2}, {'b', 'a', 'c'}, {10, 5, 33, 1}, set('hello world'))
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a < b, {3} <= a, a.isdisjoint({9}))
a.add(9)
a.discard(100)
a.remove(1)
print(a, len(a), 2 in a, set(), frozenset([1]))
try:
    a.remove('x')
except KeyError as error:
    print(repr(error))
try:
    {[]}
except TypeError as error:
    print(error)
print({frozenset({1}), frozenset({2})} == {frozenset({2}), frozenset({1})})
words = 'the quick brown fox jumps over the lazy dog'.split()
print(set(words))
print({-1, -2, 0, 8, 16, 7}, {1.5, 2.5, True, None})
print(set(range(20, 0, -3)) | {'x'})
a.update([1, 2], (5,))
print(a, a.pop(), a)
