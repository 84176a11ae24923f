def coroutine(func):
    def start(*args):
        gen = func(*args)
        next(gen)
        return gen
    return start


@coroutine
def grep(pattern, target):
    try:
        while True:
            line = yield
            if pattern in line:
                target.send(line)
    except GeneratorExit:
        print('grep closes', pattern)
        target.close()


@coroutine
def upper(*targets):
    try:
        while True:
            line = yield
            for t in targets:
                t.send(line.upper())
    except GeneratorExit:
        for t in targets:
            t.close()


@coroutine
def collect(name, into):
    try:
        while True:
            into.append((yield))
    finally:
        print('collected', name, into)


pipe = grep('py', upper(collect('a', []), grep('ON', collect('b', []))))
for line in ('python', 'java', 'pypy'):
    pipe.send(line)
pipe.close()
