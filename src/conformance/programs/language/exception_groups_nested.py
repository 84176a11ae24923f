def work(n):
    if n % 3 == 0:
        raise ValueError(n)
    if n % 3 == 1:
        raise OSError(n, 'os')
    raise KeyError(n)


def collect(numbers):
    errors = []
    for n in numbers:
        try:
            work(n)
        except Exception as e:
            errors.append(e)
    raise ExceptionGroup(f'{len(errors)} errors', errors)


try:
    try:
        collect(range(5))
    except* ValueError as group:
        print('values', [e.args for e in group.exceptions])
    except* OSError as group:
        print('os', [e.errno for e in group.exceptions])
        raise RuntimeError('translated') from group
except* RuntimeError as group:
    print(repr(group))
except* KeyError as group:
    print('keys', group.exceptions)
tree = ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [KeyError(2), ValueError(3)])])
match, rest = tree.split(ValueError)
print(repr(match), repr(rest), tree.subgroup(OSError))
