a = [1]
print(a is a, a is not a, [] is [])
print(1 < 2 < 3 < 3, 1 < 3 > 2, 2 in [1, 2] == True)
print('b' not in 'abc', not 'b' in 'abc')
for pair in ((1, 'a'), ([], ()), (None, 0), ({}, {}), (1j, 2j)):
    try:
        print(pair[0] < pair[1])
    except TypeError as error:
        print(error)
nan = float('nan')
print(nan == nan, nan in [nan], [nan] == [nan], nan != nan)
