a = [[0] * 2] * 2
a[0][0] = 1
b = [[0] * 2 for _ in range(2)]
b[0][0] = 1
print(a, b)


def add(x, to=[]):
    to.append(x)
    return to


print(add(1), add(2), add(3, []), add(4))
xs = [1, 2, 3, 4, 5, 6]
for x in xs:
    if x % 2 == 0:
        xs.remove(x)
    else:
        xs.append(x) if len(xs) < 4 else None
print(xs)
ys = list(range(8))
ys[2:5] = 'ab'
ys[::2] = [None] * len(ys[::2])
del ys[-2:]
print(ys, ys[::-1], ys.index('b') if 'b' in ys else 'gone')
t = ([1], 2)
try:
    t[0] += [3]
except TypeError as e:
    print(e, t)
r = []
r.append(r)
print(r, r == r, [1, 2] < [1, 2, 0], [] or 'empty', sorted([3, 1, 2], reverse=True))
