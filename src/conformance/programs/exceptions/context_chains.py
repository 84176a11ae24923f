def chain(e):
    parts = []
    while e is not None:
        link = 'cause' if e.__cause__ is not None else 'context'
        parts.append(f'{type(e).__name__}({e}) {link}')
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return ' < '.join(parts)


def explicit():
    try:
        int('x')
    except ValueError as e:
        raise KeyError('lookup') from e


def implicit():
    try:
        explicit()
    except KeyError:
        [][1]


def hidden():
    try:
        implicit()
    except IndexError:
        raise OSError('clean') from None


for f in (explicit, implicit, hidden):
    try:
        f()
    except Exception as e:
        print(chain(e))
try:
    raise ValueError from KeyError
except ValueError as e:
    print(repr(e.__cause__))
try:
    raise 5
except TypeError as e:
    print(e)
