from contextlib import ExitStack, contextmanager, suppress


@contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    except ValueError as e:
        print('swallowed', e)
    finally:
        print(f'</{name}>')


with tag('p') as p, tag('b'):
    print(p)
    raise ValueError('inside')
print('after')


@tag('f')
def decorated():
    print('body')


decorated()
decorated()


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if False:
        yield


for cm in (twice, never):
    try:
        with cm():
            pass
    except RuntimeError as e:
        print(e)
with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in 'xy']
    stack.callback(print, 'callback', 1)
    kept = stack.pop_all()
    print('nothing closed yet', names)
kept.close()
with suppress(KeyError, IndexError):
    [][1]
print('suppressed')
