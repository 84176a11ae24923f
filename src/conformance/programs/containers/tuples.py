t = (1, 'a', [2])
print(t, t[1], len(t), (1,), (), t + (3,), (0,) * 3, 1 in t)
t[2].append(3)
print(t)
try:
    t[0] = 5
except TypeError as error:
    print(error)
print((1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), (1, 2, 1).count(1), (1, 2).index(2))
try:
    hash(t)
except TypeError as error:
    print(error)
a, b = t[:2]
print(a, b, max((3, 'b'), (3, 'c')), tuple('xy'), tuple({1: 2}))
