x = 1
del x
try:
    print(x)
except NameError as error:
    print(error)


def f():
    y = 1
    del y
    try:
        y
    except UnboundLocalError as error:
        print(error)
    try:
        del y
    except UnboundLocalError as error:
        print(error)


f()
d = {'a': 1, 'b': 2}
l = list(range(6))
del d['a'], l[0], l[1:3]
print(d, l)
try:
    del d['z']
except KeyError as error:
    print(repr(error))
try:
    1 / 0
except ZeroDivisionError as e:
    pass
try:
    e
except NameError as error:
    print(error)
