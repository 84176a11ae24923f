def deco(tag):
    print('make', tag)
    def d(f):
        print('apply', tag, f.__name__)
        return f
    return d
@deco(1)
@deco(2)
def f(): pass
@deco('c')
class A:
    @deco('m')
    def m(self): pass
class Count:
    def __init__(self, f): self.f=f; self.n=0
    def __call__(self, *a): self.n+=1; return self.f(*a)
@Count
def g(x): return x*2
print(g(2), g(3), g.n)
d=[lambda f: 'lambda '+f.__name__]
@d[0]
def h(): pass
print(h)
@(lambda f: f.__qualname__)
def k(): pass
print(k)
@3
def bad(): pass
