import weakref, gc
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'A({self.n})'
a = A(1)
r = weakref.ref(a)
print(r() is a, r.__callback__)
def cb1(x): print('cb1', x() )
def cb2(x): print('cb2', x())
r1 = weakref.ref(a, cb1); r2 = weakref.ref(a, cb2)
print(weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
print(weakref.ref(a) is r, r1 == r2, r1 == r, hash(r) == hash(a))
del a
print(r(), r1())
a = A(2); p = weakref.proxy(a)
print(p.n, p)
del a
try: p.n
except ReferenceError as e: print(e)
d = weakref.WeakValueDictionary()
x = A('x'); y = A('y')
d['x'] = x; d['y'] = y
print(sorted(d), len(d), d['x'])
del x
print(sorted(d), len(d), d.get('x'))
wk = weakref.WeakKeyDictionary()
k = A('k'); wk[k] = 1
print(len(wk), list(wk.items()))
del k
print(len(wk))
s = weakref.WeakSet()
m = A('m'); s.add(m); print(len(s), m in s)
del m; print(len(s))
class B:
    def meth(self): print('meth')
b = B()
wm = weakref.WeakMethod(b.meth)
wm()()
del b
print(wm())
o = A('o')
f = weakref.finalize(o, print, 'finalized', 1)
print(f.alive)
del o
print(f.alive, f())
n = A('n'); n.self = n
rn = weakref.ref(n)
del n
print(rn())
gc.collect()
print(rn())
del a
q = A('q')
fq = weakref.finalize(q, print, 'exit fin')
qq = A('qq')
rqq = weakref.ref(qq, lambda r: print('never'))
print(repr(rqq).split(' at ')[0])
print('end')
