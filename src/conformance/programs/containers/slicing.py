l = list(range(10))
print(l[2:5], l[:3], l[-3:], l[::3], l[::-2], l[8:2:-2], l[20:], l[:-20])
l[2:5] = 'x'
print(l)
l[1:1] = [7, 7]
print(l)
l[::2] = [0] * len(l[::2])
print(l)
del l[::3]
print(l)
try:
    l[::2] = [1]
except ValueError as error:
    print(error)
try:
    l[::0]
except ValueError as error:
    print(error)
try:
    l['a':]
except TypeError as error:
    print(error)
print('hello'[1:4], (1, 2, 3)[::-1], range(10)[2:8:3], b'bytes'[1:3])
s = slice(1, None, 2)
print(s, s.indices(6), l[s])
