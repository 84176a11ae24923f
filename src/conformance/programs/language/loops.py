for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 1:
            break
        print(i, j)
    else:
        print('inner done', i)
else:
    print('outer done')
n = 5
while n:
    n -= 1
    if n == 2:
        break
else:
    print('not here')
print(n)
for x in []:
    pass
else:
    print('empty runs else')
items = [1, 2, 3, 4]
for x in items:
    if x % 2:
        items.remove(x)
print(items)
d = {'a': 1}
try:
    for k in d:
        d[k + k] = 2
except RuntimeError as error:
    print(error)
