print(int('42'), int(3.9), int('0x1f', 16), int('0b11', 0), float(3), str(3), bool('x'), list('ab'), tuple([1]), set([1]))
print(abs(-3), abs(-2.5), pow(2, 10), divmod(17, 5), round(3.14159, 3), min(3, 1), max([1, 5]), sum([1, 2], 10))
print(callable(print), callable(3), id(None) == id(None), type(3), type('').__name__, isinstance(3, (str, int)))
print(getattr('a', 'upper')(), getattr('a', 'nope', 'default'), hasattr([], 'append'), dir([])[-3:])
print(repr(print), repr(len), repr(int), repr(type), int.__name__, ..., NotImplemented, Ellipsis)
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(zip(*[(1, 2), (3, 4)])), vars(type('T', (), {'a': 1})())) 
print(any(x > 2 for x in [1, 2, 3]), all([1, 0]), sorted([3, 1]), list(reversed('ab')), slice(1, 2), len({1: 2}))
for bad in (lambda: len(3), lambda: abs('a'), lambda: max([]), lambda: sum(['a']), lambda: ord('ab'), lambda: chr(-1),
            lambda: int(), lambda: print(x=1), lambda: len(), lambda: isinstance(3, 3), lambda: getattr(3, 'x')):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
