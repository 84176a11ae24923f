g = (x * y for x in range(3) if x for y in range(2))
print(list(g), list(g))
print(sum(i * i for i in range(10)), max((len(w), w) for w in ['a', 'bbb', 'cc']))
data = [1, 2, 3]
lazy = (x for x in data)
data.append(4)
print(list(lazy))


def infinite():
    n = 0
    while True:
        yield n
        n += 1


from itertools import islice

print(list(islice(infinite(), 3, 8, 2)))
