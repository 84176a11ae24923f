def f():
    try:
        return 'try'
    finally:
        print('finally runs')


def g():
    for i in range(3):
        try:
            continue
        finally:
            print('iteration', i)
    try:
        raise KeyError('k')
    except KeyError:
        return 'handler'
    else:
        return 'else'
    finally:
        print('last')


def h():
    try:
        pass
    except Exception:
        pass
    else:
        return 'else'


def overrides():
    while True:
        try:
            1 / 0
        finally:
            break
    return 'swallowed'


print(f(), g(), h(), overrides())
