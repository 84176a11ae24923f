class A:
    def f(self): return 'A.f'
    @classmethod
    def c(cls): return 'A.c', cls.__name__
    @staticmethod
    def s(): return 'A.s'
    @property
    def p(self): return 'A.p'
class B(A):
    def f(self): return 'B'+super().f()
    @classmethod
    def c(cls): return ('B',)+super().c()
    @staticmethod
    def s(): return super(B,B).s()
    @property
    def p(self): return 'B'+super().p
b=B(); print(b.f(), B.c(), b.s(), b.p)
print(super(B,b), super(B,B), super(B))
try: super()
except RuntimeError as e: print(e)
def f(): super()
try: f()
except RuntimeError as e: print(e)
def g(x): super()
try: g(1)
except RuntimeError as e: print(e)
try: super(3)
except TypeError as e: print(e)
try: super(A, 3)
except TypeError as e: print(e)
try: super(B,b).nope
except AttributeError as e: print(e)
class C(A):
    def f(self):
        def inner(): return super().f()
        try: inner()
        except RuntimeError as e: print(e)
        return [super(C, self).f() for _ in range(2)]
print(C().f())
print(super(B,b).__thisclass__, super(B,b).__self_class__, super(B,b).__self__ is b)
