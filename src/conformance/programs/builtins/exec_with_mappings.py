class Env(dict):
    def __missing__(self,k): return k.upper()
exec('print(foo)\nbar=1', {}, e:=Env()) if False else None
e=Env()
exec('x=foo', {}, e); print(e)
print(eval('foo+bar', {}, Env()))
try: exec('1', {}, 3)
except TypeError as e: print(e)
try: exec('1', 3)
except TypeError as e: print(e)
try: eval('1', {}, 3)
except TypeError as e: print(e)
try: eval('1', 3)
except TypeError as e: print(e)
import collections
print(eval('a+b', {}, collections.ChainMap({'a':1},{'b':2})))
