for o in ((1,), 'a', b'a', range(3), {1}, 5, None, object(), {}.keys()):
    for k in (0, 'x', None):
        try: del o[k]
        except Exception as e: print(type(o).__name__, k, e)
        try: o[k]=1
        except Exception as e: print(type(o).__name__, k, e)
class A: pass
try: del A()[0]
except TypeError as e: print(e)
try: del A()['x']
except TypeError as e: print(e)
try: del A[0]
except TypeError as e: print(e)
