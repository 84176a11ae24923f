def t(f):
    try: f()
    except* ValueError as e: print('V', e.exceptions, e.message)
    except* (TypeError, KeyError) as e: print('TK', e.exceptions)
    else: print('else')
    finally: print('fin')
def r(*e): raise ExceptionGroup('grp', list(e))
t(lambda: r(ValueError(1), TypeError(2), KeyError(3)))
t(lambda: None)
try: t(lambda: r(ValueError(1), OSError(2), ExceptionGroup('n',[KeyError(1), IndexError(2)])))
except ExceptionGroup as e: print(repr(e), e.exceptions)
def s(): raise ValueError('plain')
t(s)
try:
    try: r(ValueError(1))
    except* ValueError: raise KeyError('new')
except ExceptionGroup as e: print(repr(e), repr(e.__context__))
except KeyError as e: print('K', repr(e), repr(e.__context__))
try:
    try: r(ValueError(1), TypeError(2))
    except* ValueError: raise
except ExceptionGroup as e: print(repr(e))
try:
    try: r(ValueError(1), TypeError(2))
    except* ValueError as v: raise v.exceptions[0]
except ExceptionGroup as e: print(repr(e))
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except TypeError as e: print(e)
g=ExceptionGroup('a',[ValueError(1),ExceptionGroup('b',[TypeError(2),ValueError(3)])])
print(g.split(ValueError)); print(g.subgroup(TypeError)); print(g.subgroup(lambda e: isinstance(e,ValueError) and e.args[0]==3)); print(g.derive([KeyError()]))
print(g.subgroup(KeyError), g.split((KeyError,)))
class MyG(ExceptionGroup):
    def derive(self, ex): return MyG(self.message+'!', ex)
m=MyG('x',[ValueError(1),TypeError(2)]); print(repr(m.subgroup(ValueError)))
print(BaseExceptionGroup('x',[ValueError()]).__class__, BaseExceptionGroup('x',[KeyboardInterrupt()]).__class__)
print(str(g), g.args)
try: raise g
except* ValueError as e: e.add_note('hi'); print(e.__notes__)
except* TypeError: pass
