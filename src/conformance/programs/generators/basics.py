def gen():
    print('started')
    x = yield 1
    print('got', x)
    y = yield 2
    print('got', y)
    return 'done'


g = gen()
print(next(g))
print(g.send('a'))
try:
    g.send('b')
except StopIteration as stop:
    print('stop', stop.value)
print(next(g, 'default'), list(gen()))
