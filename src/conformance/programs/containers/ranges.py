r = range(0, 20, 3)
print(r, list(r), len(r), r[2], r[-1], r[1:4], 9 in r, 10 in r, r.index(9), r.count(3))
print(list(range(5, 0, -2)), range(3) == range(0, 3, 1), range(0) == range(5, 5), bool(range(0)))
print(range(10**20)[10**19], len(range(0, 10**18)))
for bad in (lambda: range(1.5), lambda: range(1, 2, 0), lambda: r[99], lambda: len(range(10**20))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(sum(range(101)), list(reversed(range(4))), *range(3))
