def fail():
    raise ExceptionGroup('many', [ValueError(1), TypeError(2), ExceptionGroup('inner', [KeyError(3), ValueError(4)])])


try:
    fail()
except* ValueError as group:
    print('values', group.exceptions)
except* TypeError as group:
    print('types', group.exceptions)
except* KeyError as group:
    print('keys', group.exceptions)
try:
    try:
        raise ExceptionGroup('g', [ValueError(1), OSError(2)])
    except* ValueError:
        pass
except ExceptionGroup as rest:
    print(repr(rest))
try:
    raise ValueError('naked')
except* ValueError as group:
    print(repr(group))
g = ExceptionGroup('g', [ValueError(1), KeyError(2)])
print(g.split(ValueError), g.subgroup(KeyError), g.message)
