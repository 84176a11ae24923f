import sys
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def f():
    a = A('local')
    raise ValueError('x')
def g():
    try:
        f()
    except ValueError as e:
        print('in except')
    print('after except')
g()
def h():
    try:
        f()
    finally:
        print('finally')
try: h()
except ValueError: print('outer')
print('out')
saved = None
try: f()
except ValueError as e: saved = e
print('saved')
saved = None
print('unsaved')
try:
    try: f()
    except ValueError: raise KeyError('k')
except KeyError as k:
    print('k', type(k.__context__))
print('chain gone')
def with_tb():
    try: f()
    except ValueError:
        tb = sys.exc_info()[2]
        return 1
with_tb()
print('tb cyc')
def swallow():
    try: f()
    except: pass
    return A('ret')
swallow()
r = swallow()
r = None
def rec(n):
    a = A(f'rec{n}')
    if n: rec(n-1)
rec(2)
l = [A(i) for i in range(3)]
l[0:2] = []
print('slice')
l += [A('plus')]
l = l[1:]
print('sliced')
d = dict(a=A('da'), b=A('db'))
d2 = d | {'a': 1}
del d
print('d')
d2.popitem()
d2.update(b=2)
s = {A('s')}
s.pop()
print('set pop')
t = (A('t'),) * 2
t = t[0]
print('t0'); del t
class Holder:
    x = A('class attr')
Holder.x = None
class Slots:
    __slots__ = ('v',)
s = Slots(); s.v = A('slot'); s.v = None
s.v = A('slot2'); del s
class Prop:
    @property
    def p(self): return A('prop')
Prop().p
print('p')
def kw(*, k=A('kwdefault')): pass
kw.__kwdefaults__ = None
f2 = lambda a=A('lam'): a
f2 = None
x = A('x1') if True else A('x2')
x = x and A('and')
x = not x
print([A('cond').n for _ in range(2)])
print(A('fmt').n, f'{A("fstr").n}')
assert A('assert')
A('a1').n == A('a2').n
pass
c = None
for o in [A('f1'), A('f2')]: print('loop', o.n)
print('loop over'); del o
while A('while'): break
match A('match'):
    case A(n=z): print(z)
print('matched')
global_in = A('global'); del global_in
def closure():
    v = A('cell')
    def inc(): nonlocal v; v = None
    inc(); print('inc')
closure()
import functools
p = functools.partial(print, A('partial')); p = None
print('end')
