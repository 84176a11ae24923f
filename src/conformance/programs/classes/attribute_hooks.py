class A:
    def __getattr__(self, n): print('getattr', n); raise AttributeError(n)
    def __setattr__(self, n, v): print('setattr', n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print('delattr', n); object.__delattr__(self, n)
    def __dir__(self): return ['z','a']
a=A(); a.x=1; print(a.x); del a.x
print(hasattr(a,'y'), getattr(a,'y',5)); print(dir(a))
class B:
    def __getattribute__(self, n): print('gab', n); return object.__getattribute__(self, n)
b=B(); b.x=3; print(b.x)
try: getattr(b, 3)
except TypeError as e: print(e)
try: setattr(b, 3, 3)
except TypeError as e: print(e)
try: hasattr(b)
except TypeError as e: print(e)
try: getattr(b)
except TypeError as e: print(e)
try: getattr()
except TypeError as e: print(e)
