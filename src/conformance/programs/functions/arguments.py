def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


print(f(1, c=3))
print(f(1, 5, 6, 7, c=3, e=8))
print(f(*[1, 2, 3], **{'c': 9, 'z': 0}))
print((lambda x, /, y, *, z: (x, y, z))(1, y=2, z=3))
