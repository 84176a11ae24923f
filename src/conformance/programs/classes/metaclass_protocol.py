class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        print('new', name, bases, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print('init', name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print('call', cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __instancecheck__(cls, o): print('ic'); return True
    def __subclasscheck__(cls, o): print('sc'); return False
    def __len__(cls): return 42
    def __iter__(cls): return iter('abc')
    def __getitem__(cls, i): return ('item', i)
    def __contains__(cls, x): return x == 1
    def __add__(cls, o): return ('add', o)
    def __repr__(cls): return f'<Meta {cls.__name__}>'
    @property
    def prop(cls): return 'metaprop'
class A(metaclass=Meta, flag=1):
    x = 1
    def __init__(self, v): self.v = v
a = A(3)
print(a.v, isinstance(3, A), issubclass(int, A), len(A), list(A), A[2], 1 in A, A+3, A, A.prop)
class B(A, other=2): pass
try: a.prop
except AttributeError as e: print(e)
print(type(B), B.__mro__, B.__bases__)
