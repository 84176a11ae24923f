def inner():
    try:
        r = yield 'i1'
        print('inner got', r)
        r = yield 'i2'
    except KeyError as e:
        print('inner caught', e)
        yield 'i3'
    finally: print('inner fin')
    return 'iret'
def outer():
    v = yield from inner()
    print('v', v)
    v2 = yield from [1,2]
    print(v2)
    return 'o'
o=outer(); print(next(o), o.send('x'), o.throw(KeyError('kk')), next(o), next(o))
try: next(o)
except StopIteration as e: print(e.value)
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>3: raise StopIteration('itval')
        return s.n
    def throw(s,*a): print('throw', a); return 'thrown'
    def close(s): print('close')
    def send(s,v): print('send', v); return 'sent'
def o2():
    r = yield from It()
    print('r', r)
p=o2(); print(next(p), next(p), p.send(3), p.throw(ValueError('q')), next(p))
try: next(p)
except StopIteration: pass
p=o2(); next(p); p.close()
def o3(): yield from 3
try: next(o3())
except TypeError as e: print(e)
def o4(): yield from iter([1])
q=o4(); next(q)
try: q.send(1)
except AttributeError as e: print(e)
q=o4(); next(q)
try: q.throw(KeyError)
except KeyError as e: print('key', e)
