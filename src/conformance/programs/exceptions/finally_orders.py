def f1():
    for i in range(3):
        try:
            if i==1: continue
            if i==2: break
        finally: print('f', i)
    else: print('else')
    return 'r'
print(f1())
def f2():
    try: return print('ret')
    finally: print('fin')
f2()
def f3():
    try:
        try: raise KeyError(1)
        finally: raise ValueError(2)
    except ValueError as e: print(repr(e), repr(e.__context__))
f3()
def f4():
    while True:
        try: return 1
        finally: break
    return 2
print(f4())
def f5():
    try: 1/0
    except ZeroDivisionError: return 'exc'
    else: return 'else'
    finally: print('ff')
print(f5())
def f6():
    try: raise KeyError
    except ValueError: pass
    finally:
        try: print('inner')
        except: pass
try: f6()
except KeyError as e: print(repr(e))
def f7():
    x=1
    try: return x
    finally: x=2
print(f7())
def f8():
    try:
        try: raise KeyError('a')
        except KeyError as e: raise ValueError('b') from e
    except ValueError as e:
        try: raise TypeError('c') from None
        except TypeError as t: return t
e=f8(); print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__, repr(e.__context__.__cause__))
try:
    raise ValueError from KeyError
except ValueError as e: print(repr(e.__cause__))
try: raise ValueError from 3
except TypeError as e: print(e)
try: raise 3
except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
try:
    try: 1/0
    except 3: pass
except TypeError as e: print(e, repr(e.__context__))
try:
    try: 1/0
    except (ValueError, 3): pass
except TypeError as e: print(e)
class E(Exception):
    def __init__(self, a): pass
try: raise E
except TypeError as e: print(e)
e=None
try: raise KeyError
except KeyError as e: pass
try: e
except NameError as x: print(x)
class X(Exception):
    def __new__(cls,*a): return 3
try: raise X
except TypeError as e: print(e)
