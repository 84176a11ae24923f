def cause():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError('bad') from error


try:
    cause()
except ValueError as error:
    print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
try:
    try:
        raise KeyError('k')
    except KeyError:
        raise TypeError('t')
except TypeError as error:
    print(repr(error.__context__), error.__cause__)
try:
    try:
        raise KeyError('k')
    except KeyError:
        raise TypeError('t') from None
except TypeError as error:
    print(repr(error.__context__), error.__suppress_context__)
