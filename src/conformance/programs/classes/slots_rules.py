class A:
    __slots__=('x','y')
    def __init__(self): self.x=1
a=A()
try: a.z=1
except AttributeError as e: print(e)
try: print(a.y)
except AttributeError as e: print(e)
try: a.__dict__
except AttributeError as e: print(e)
print(A.x, type(A.x).__name__)
class B(A): pass
b=B(); b.q=1; print(b.__dict__)
class C(A): __slots__=('z',)
c=C(); c.z=2; print(c.z, C.__slots__)
try:
    class D:
        __slots__=('x',); x=1
except ValueError as e: print(e)
try:
    class D: __slots__=('1x',)
except TypeError as e: print(e)
try:
    class D: __slots__=(3,)
except TypeError as e: print(e)
try:
    class D(int): __slots__=('x',)
except TypeError as e: print(e)
class E: __slots__='single'
e=E(); e.single=4; print(e.single)
class F: __slots__={'a':'doc a'}
print(F.a.__doc__)
class G: __slots__=('__priv',)
g=G(); 
try: g.__priv
except AttributeError as x: print(x)
class H: __slots__=('__dict__','a')
h=H(); h.anything=2; print(h.anything)
class I: __slots__=('a','__weakref__')
del a.x
try: del a.x
except AttributeError as e: print(e)
try: A.x.__get__(3)
except TypeError as e: print(e)
