a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a | b, a - b, a ^ b, a <= b, {2} < a, a.isdisjoint({9}))
f = frozenset(a)
print(f | {9}, {f: 'key'}[frozenset([3, 2, 1])], a == f)
r = range(10, 0, -3)
print(list(r), r[1], r[-1], r[1:3], 4 in r, len(r), r == range(10, 0, -3), r.index(7))
a |= {7}
a.discard(99)
try:
    a.remove(99)
except KeyError as e:
    print('KeyError', e)
try:
    {[1]}
except TypeError as e:
    print(e)
print(sorted({x % 3 for x in range(10)}), len({1, 1.0, True}))
