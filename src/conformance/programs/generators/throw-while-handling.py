import types
def chain(e, d=0):
    return 'None' if e is None or d > 5 else f'{type(e).__name__}<{chain(e.__context__, d+1)}>'
def g():
    try: 1/0
    except ZeroDivisionError: yield 1
def g2():
    try: 1/0
    except ZeroDivisionError: yield from h()
def h(): yield 5
def g3():
    try: {}['x']
    except KeyError: yield from g2()
@types.coroutine
def sw(): yield 1
async def co():
    try: [][0]
    except IndexError: await sw()
async def co2():
    try: {}['x']
    finally: await co()
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *a): raise a[0]
def g4():
    try: 1/0
    except ZeroDivisionError: yield from It()
def g5():
    try: 1/0
    except ZeroDivisionError: yield from [1, 2]
def g6():
    try: 1/0
    except ZeroDivisionError:
        try: yield from h()
        except ValueError as e: print('in', chain(e)); raise LookupError
for f in (g, g2, g3, co, co2, g4, g5, g6):
    for outer in (False, True):
        x = f(); x.send(None)
        try:
            if outer:
                try: raise OSError
                except OSError: x.throw(ValueError('v'))
            else: x.throw(ValueError('v'))
        except Exception as e: print(f.__name__, outer, chain(e))
        x = f(); x.send(None)
        try: x.throw(StopIteration)
        except Exception as e: print(f.__name__, chain(e))
