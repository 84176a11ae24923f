print(True + True, True * 3, sum([True, False, True]), isinstance(True, int), True == 1)
print(True & False, True | 2, ~5, True ^ True, int(True), str(True), [10, 20][True])
print(bool([]), bool([0]), bool(''), bool(' '), bool(None))
