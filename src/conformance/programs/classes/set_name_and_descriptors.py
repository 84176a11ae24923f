class D:
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name); self.name=name
    def __get__(self, o, t=None):
        if o is None: return self
        return o.__dict__.get(self.name, 'default')
    def __set__(self, o, v): print('set', v); o.__dict__[self.name]=v
    def __delete__(self, o): print('del'); del o.__dict__[self.name]
class A:
    x=D(); y=D()
a=A(); print(a.x); a.x=3; print(a.x, a.__dict__); del a.x; print(a.x)
print(isinstance(A.x, D))
A.z=D()
try: a.z=1
except AttributeError as e: print(e)
class E:
    def __set_name__(self, o, n): raise ValueError('bad name')
try:
    class B: e=E()
except ValueError as e: print(type(e), e, e.__notes__)
