l = [3, 1, 2]
l.append(5)
l.extend('ab')
l.insert(1, 'i')
l.insert(-1, 'n')
l.insert(99, 'end')
print(l, len(l), l.pop(), l.pop(0), l.index(2), l.count('a'))
l.remove('i')
l.reverse()
print(l, l[-1], 5 in l)
print([1, 2] + [3], [0] * 3, [1, 2] < [1, 3], [1] < [1, 0])
m = l.copy()
m.clear()
print(m, l)
for bad in ('l[99]', 'l.remove("zz")', 'l.index("zz")', '[].pop()', 'l["a"]', '[1] + (2,)', 'l.pop(99)', '[1] * "a"'):
    try:
        eval(bad)
    except Exception as error:
        print(bad, type(error).__name__, error)
nested = [[]] * 2
nested[0].append(1)
print(nested)
l = [1]
l.append(l)
print(l)
