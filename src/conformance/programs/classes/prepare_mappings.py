class D(dict):
    def __setitem__(self,k,v): print('set',k); dict.__setitem__(self,k,v)
    def __getitem__(self,k): print('get',k); return dict.__getitem__(self,k)
    def __delitem__(self,k): print('del',k); dict.__delitem__(self,k)
    def __missing__(self, k): print('missing', k); raise KeyError(k)
class M(type):
    @classmethod
    def __prepare__(mcs,name,bases,**kw): print('prep', name, bases, kw); return D()
    def __new__(m,n,b,ns,**kw): return super().__new__(m,n,b,dict(ns))
class A(metaclass=M, k=1):
    x=1
    y: int = x
    z=len('abc')
    del x
    def f(self): return __class__
    try: nope
    except NameError as e: print(e)
    try: del nope
    except NameError as e: print(e)
    print(sorted(locals())[:3])
    l=[i for i in range(2)]
print(A.y, A.z, A().f(), A.l)
class AutoNum(dict):
    def __missing__(self, k):
        if k.startswith('__'): raise KeyError(k)
        self[k]=len(self); return self[k]
class AM(type):
    @classmethod
    def __prepare__(m,n,b): return AutoNum()
class Color(metaclass=AM):
    RED; GREEN; BLUE
print(Color.RED, Color.GREEN, Color.BLUE)
import collections
class OM(type):
    @classmethod
    def __prepare__(m,n,b): return collections.OrderedDict()
    def __new__(m,n,b,ns):
        c=super().__new__(m,n,b,dict(ns)); c.order=[k for k in ns if not k.startswith('_')]; return c
class P(metaclass=OM): b=1; a=2
print(P.order)
class BM(type):
    @classmethod
    def __prepare__(m,n,b): return 3
try:
    class Q(metaclass=BM): pass
except TypeError as e: print(e)
class NoDup(dict):
    def __setitem__(self,k,v):
        if k in self and not k.startswith('_'): raise TypeError(f'dup {k}')
        super().__setitem__(k,v)
class NM(type):
    @classmethod
    def __prepare__(m,n,b): return NoDup()
try:
    class R(metaclass=NM):
        def f(self): pass
        def f(self): pass
except TypeError as e: print(e)
import enum
try:
    class X(enum.Enum): A=1; A=2
except TypeError as e: print(e)
