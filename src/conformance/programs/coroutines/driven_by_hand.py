import types
@types.coroutine
def sw(v):
    r = yield v
    return r
async def a():
    print('a start')
    x = await sw(1)
    print('x', x)
    y = await b(x)
    return y
async def b(v):
    try: return await sw(v*2)
    finally: print('b fin')
c=a(); print(c.send(None), c.send(10), c.cr_await.__name__, c.cr_running)
try: c.send('last')
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
c=a()
try: c.send(3)
except TypeError as e: print(e)
c.close()
c=a(); c.send(None); c.close()
async def bad(): await 3
try: bad().send(None)
except TypeError as e: print(e)
class Aw:
    def __await__(self): yield 'aw'; return 'res'
async def u(): return await Aw()
c=u(); print(c.send(None))
try: c.send(None)
except StopIteration as e: print(e.value)
class Aw2:
    def __await__(self): return 3
async def u2(): return await Aw2()
try: u2().send(None)
except TypeError as e: print(e)
class Aw3:
    async def __await__(self): return 3
try: (lambda: (yield from u()))().send(None)
except TypeError as e: print(e)
async def u3(): return await Aw3()
try: u3().send(None)
except TypeError as e: print(e)
try:
    for i in a(): pass
except TypeError as e: print(e)
try: list(a())
except TypeError as e: print(e)
try: next(a())
except TypeError as e: print(e)
c=a(); c.send(None)
async def twice(): await c
try: twice().send(None)
except RuntimeError as e: print(e)
def gg(): yield 1
async def w(): await gg()
try: w().send(None)
except TypeError as e: print(e)
async def s(): raise StopIteration(3)
try: s().send(None)
except RuntimeError as e: print(e)
async def s2(): raise StopAsyncIteration(3)
try: s2().send(None)
except StopAsyncIteration as e: print('sai', e)
