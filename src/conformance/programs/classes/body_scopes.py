x='global'
class A:
    print(x)
    x='class'
    print(x)
    def f(self): return x
    y=[x for _ in range(1)]
    z=lambda: x
    del x
    print(x)
print(A().f(), A.y, A.z())
def outer():
    x='outer'
    class B:
        print(x)
        x=x+'!'
        print(x)
        def g(self): return x
        def h(self): return __class__
    return B
B=outer(); print(B().g(), B().h(), B.__qualname__)
class C:
    n=3
    l=[i for i in range(n)]
    try: m=[n for i in range(2)]
    except NameError as e: print(e)
