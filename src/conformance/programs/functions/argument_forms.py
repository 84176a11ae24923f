def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(1, d=0, b='kw', a='kw'))
for call in ('f()', 'f(1)', 'f(1, d=1, c=2, **{"c": 3})', 'f(1, 2, 3, c=4, d=5)', 'g(1, 2, 3)', 'g(x=1)', 'g(1, b=2, q=3)'):
    def g(a, b=1):
        return a, b
    try:
        print(eval(call))
    except TypeError as e:
        print(e)
print((lambda *a, **k: (a, k))(*[1, 2], *(3,), x=1, **{'y': 2}))
import inspect

print(inspect.signature(f), [p.kind.name for p in inspect.signature(f).parameters.values()])
