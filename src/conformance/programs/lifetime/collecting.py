import gc
class N:
    def __init__(self, n): self.n=n
    def __del__(self): print('del', self.n)
def cyc():
    a = N('a'); b = N('b'); a.o=b; b.o=a
cyc()
print('before', gc.collect(), 'after')
saved=[]
class R:
    def __del__(self): saved.append(self); print('res')
r=R(); del r
print(len(saved)); saved.clear(); print('cleared')
def exc():
    n = N('exc')
    raise ValueError
try: exc()
except ValueError as e:
    print('handling')
print('handled')
def exc2():
    n = N('exc2')
    try: raise KeyError
    except KeyError as e: err = e
exc2()
print('exc2 done')
gc.collect()
print('collected')
class P:
    def __init__(self): self.kids=[]
    def __del__(self): print('del P')
p = P()
for i in range(3): p.kids.append(N(i))
del p
print('---')
x = N('x')
def clos():
    y = N('y')
    def inner(): return y
    return inner
f = clos(); print('made'); del f; print('closed')
l=[N(i) for i in range(3)]
l[1]=None
l.pop(0)
print('popped')
l.clear()
d={'a':N('da')}
d['a']=N('db')
d.pop('a')
d.setdefault('b',N('dc')); d.update(b=1)
N('t').n
a,b=N('u1'),N('u2')
a,b=b,a
del a
print('x')
def dflt(a=N('dflt')): pass
del dflt
class G:
    def __enter__(self): return N('ctx')
    def __exit__(self,*a): print('exit')
with G() as g: print('in')
del g
def args(*a, **k): print('args')
args(N('arg1'), k=N('kw'))
print(sum(len(str(N(i).n)) for i in range(2)))
import sys
print(sys.getrefcount(x) > 1)
sorted([N(2), N(1)], key=lambda v: v.n)
print('sorted')
