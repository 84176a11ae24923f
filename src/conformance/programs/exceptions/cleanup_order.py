log = []


class CM:
    def __init__(self, name, fail=False):
        self.name, self.fail = name, fail

    def __enter__(self):
        log.append(f'+{self.name}')
        return self

    def __exit__(self, kind, value, tb):
        log.append(f'-{self.name}:{kind and kind.__name__}')
        if self.fail:
            raise RuntimeError(self.name)


def run(raise_in_body):
    try:
        with CM('a') as a, CM('b', fail=True):
            if raise_in_body:
                raise KeyError('body')
            return 'returned'
    except RuntimeError as e:
        return repr(e), repr(e.__context__)
    finally:
        log.append('finally')


print(run(True), log)
log.clear()
print(run(False), log)


def override():
    try:
        raise ValueError
    finally:
        return 'finally wins'


print(override())
