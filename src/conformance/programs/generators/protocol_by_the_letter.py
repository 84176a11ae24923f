def g():
    try:
        x = yield 1
        print('got', x)
        y = yield 2
        print('got', y)
    except ValueError as e:
        print('caught', e)
        yield 'recovered'
    finally:
        print('finally')
    return 'done'
a=g()
try: a.send(3)
except TypeError as e: print(e)
print(next(a), a.send('s'), a.throw(ValueError('v')))
try: next(a)
except StopIteration as e: print(e.value)
try: next(a)
except StopIteration as e: print(e.value)
b=g(); next(b); b.close(); b.close()
c=g()
try: c.throw(KeyError('k'))
except KeyError as e: print(repr(e))
try: next(c)
except StopIteration: print('stop')
d=g(); d.close()
def h():
    try: yield 1
    except GeneratorExit: yield 2
e=h(); next(e)
try: e.close()
except RuntimeError as x: print(x)
def k():
    try: yield 1
    except GeneratorExit: return 'r'
f=k(); next(f); print(f.close())
def m():
    raise StopIteration('x')
    yield
try: next(m())
except RuntimeError as x: print(x, repr(x.__cause__), repr(x.__context__))
def n():
    yield next(n1)
n1=n()
try: next(n1)
except ValueError as x: print(x)
print(n1.gi_running, n1.gi_frame, n1.gi_yieldfrom)
print(g.__name__, g().__name__, g().__qualname__, type(g()))
try: a.throw(1)
except TypeError as x: print(x)
try: a.throw(ValueError, ValueError('a'), 3)
except TypeError as x: print(x)
try: a.throw(ValueError, 'txt')
except ValueError as x: print(repr(x))
