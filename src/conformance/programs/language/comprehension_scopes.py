class C:
    n = 3
    squares = [i * i for i in range(n)]
    try:
        bad = [n for _ in range(1)]
    except NameError as error:
        print(error)


print(C.squares)


def outer():
    total = 0
    values = [total := total + i for i in range(5)]
    return values, total


print(outer())
print([last := i for i in range(3)], last)


def first_iterable_is_evaluated_at_once():
    def gen():
        print('evaluated')
        return [1, 2]

    g = (x for x in gen())
    print('made')
    return list(g)


print(first_iterable_is_evaluated_at_once())
try:
    (x for x in 5)
except TypeError as error:
    print(error)
