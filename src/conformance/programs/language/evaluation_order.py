def say(x):
    print(x, end=' ')
    return x


d = {say('k1'): say('v1'), say('k2'): say('v2')}
print()
l = [0, 0]
l[say(0)] = say('right first')
print()
(say('f') and (lambda *a, **k: None))(say('a'), *[say('b')], c=say('c'), **{'d': say('d')})
print()
say(1) + say(2) * say(3)
print()
x = y = say('once')
print()
i = 0
i, l[i] = 1, 'set'
print(i, l)


def f(a=say('default'), *, b=say('kw default')) -> say('return annotation'):
    pass


print()
