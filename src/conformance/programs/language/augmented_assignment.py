a = b = [1]
a += [2]
print(a is b, b)
a = a + [3]
print(a is b, b)
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    print(error, t)
n = 7
n //= 2
n **= 3
n <<= 1
n |= 1
n %= 10
print(n)
s = {1, 2, 3}
s &= {2, 3, 4}
s ^= {3, 5}
print(sorted(s))
x = 'ab'
x *= 2
x += 'c'
print(x)


class V:
    def __iadd__(self, other):
        print('iadd', other)
        return self

    def __add__(self, other):
        return 'add'


v = V()
v += 1
print(type(v).__name__)
d = {'k': 1}
d['k'] += 5
d |= {'z': 0}
print(d)
