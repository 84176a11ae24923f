import contextlib, asyncio
@contextlib.contextmanager
def cm(name):
    print('enter', name)
    try:
        yield name
    finally:
        print('leave', name)
c = cm('dropped'); c.__enter__()
del c
print('after drop')
with cm('a') as a, cm('b') as b:
    print(a, b)
def nested():
    with cm('in gen'):
        yield 1
        yield 2
g = nested(); print(next(g)); g = None
print('--')
def outer():
    try:
        yield from inner()
    finally:
        print('outer fin')
def inner():
    try:
        yield 1
        yield 2
    finally:
        print('inner fin')
o = outer(); next(o); del o
def uses():
    for x in inner():
        if x == 1:
            return 'early'
print(uses())
def exc():
    for x in inner():
        raise ValueError('boom')
try:
    exc()
except ValueError as e:
    print('caught', e)
print('after except')
gens = [inner() for _ in range(3)]
for x in gens: next(x)
gens.pop(1)
print('popped')
gens = None
d = {i: inner() for i in range(2)}
[next(v) for v in d.values()]
d.clear()
print('cleared')
next(inner())
x = list(zip(inner(), [5]))
print(x)
def use_any():
    return any(v == 1 for v in inner())
print(use_any())
it = iter(inner()); print(next(it)); it = 3
first = next(inner())
print('first', first)
print(max(inner()))
a, *b = inner()
def params(g): next(g); return 1
params(inner())
print('params done')
(lambda g: next(g))(inner())
s = sum(v for v in inner())
m = map(lambda v: v, inner()); next(m); del m
import itertools
print(list(itertools.islice(inner(), 1)))
e = enumerate(inner()); next(e); e = None
print('end')
