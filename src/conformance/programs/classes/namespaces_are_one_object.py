class A: pass
x=A(); print(x.__dict__ is x.__dict__, globals() is globals(), vars(x) is x.__dict__, vars() is globals(), locals() is globals())
def f(): pass
print(f.__globals__ is globals(), f.__dict__ is f.__dict__)
d=x.__dict__; d['q']=1; d[2]=3; print(x.q, x.__dict__, len(d))
import math; print(math.__dict__ is math.__dict__)
class Borg:
    _s={}
    def __init__(self): self.__dict__=self._s
a=Borg(); b=Borg(); a.v=1; print(b.v, a.__dict__ is Borg._s, a.__dict__ is b.__dict__)
d=A.__dict__; A.new=5; print('new' in d, d['new'])
try: d['x']=1
except TypeError as e: print(e)
g={}
exec('a=1; b=globals()', g); print(g['b'] is g)
