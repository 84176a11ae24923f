e = ValueError('x', 2)
e.add_note('first')
print(e.args, e.__notes__, str(e), repr(e))
print(repr(KeyError('a')), str(KeyError('a')), str(OSError(2, 'nope')), repr(StopIteration(3).value))
try:
    {}['missing']
except KeyError as error:
    print(error, error.args)
try:
    [][3]
except IndexError as error:
    print(error)
try:
    int('x1')
except ValueError as error:
    print(error)
