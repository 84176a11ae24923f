def low():
    return int('x')


def middle():
    try:
        low()
    except ValueError as error:
        raise KeyError('lost') from error


def high():
    try:
        middle()
    except KeyError:
        raise RuntimeError('while handling')


high()
