def f(n):
    try:
        print('try', n)
        if n == 1:
            raise ValueError(n)
        if n == 2:
            return 'returned'
    except ValueError as error:
        print('except', error)
        return 'caught'
    else:
        print('else')
    finally:
        print('finally', n)
    return 'end'


for n in range(3):
    print(f(n))


def override():
    try:
        return 1
    finally:
        return 2


print(override())
for i in range(3):
    try:
        if i == 1:
            continue
        if i == 2:
            break
    finally:
        print('loop finally', i)
