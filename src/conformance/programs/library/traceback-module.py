import io
import sys
import traceback

real = sys.stdout
sys.stdout = io.StringIO()
def a(): b()
def b(): raise ValueError('bad')
try: a()
except ValueError as e:
    print(traceback.format_exc(), end='')
    print(traceback.format_exception(e)[0])
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e))
    tb = e.__traceback__
    for f in traceback.extract_tb(tb): print(f.name, f.lineno, f.line, f.filename.split('/')[-1])
    print(traceback.format_tb(tb)[-1], end='')
    traceback.print_tb(tb, limit=1, file=sys.stdout)
    traceback.print_exc(limit=1, file=sys.stdout)
    traceback.print_exc(limit=-1, file=sys.stdout)
    te = traceback.TracebackException.from_exception(e)
    print(''.join(te.format()), end='')
    print(te.exc_type_str, str(te), te.stack[0].name, list(te.format_exception_only()))
    print([(f.f_code.co_name, n) for f, n in traceback.walk_tb(tb)])
    ss = traceback.StackSummary.extract(traceback.walk_tb(tb))
    print(ss.format()[0], type(ss).__name__, len(ss))
def c():
    traceback.print_stack(file=sys.stdout)
    print(len(traceback.extract_stack()), traceback.extract_stack()[-1].name, traceback.format_stack()[-1])
c()
try:
    try: 1/0
    except ZeroDivisionError as z: raise KeyError('k') from z
except KeyError as e:
    print(''.join(traceback.format_exception(e, chain=False)), end='')
    traceback.print_exception(e, file=sys.stdout)
try:
    raise ExceptionGroup('g', [ValueError(1), TypeError('t')])
except ExceptionGroup as g:
    traceback.print_exception(g, file=sys.stdout)
    print(traceback.TracebackException.from_exception(g).exceptions[0])
e = ValueError('n'); e.add_note('note1'); e.add_note('note2\nline')
print(traceback.format_exception_only(e)); traceback.print_exception(e, file=sys.stdout)
def loc():
    x = 1; y = 'two'
    raise RuntimeError('loc')
try: loc()
except RuntimeError as e:
    print(traceback.TracebackException.from_exception(e, capture_locals=True).stack[-1].locals)
s = io.StringIO(); traceback.print_exc(file=s); print(repr(s.getvalue()))
traceback.clear_frames(tb)
def rec(n):
    if n: rec(n-1)
    else: raise RuntimeError('r')
try: rec(20)
except RuntimeError: traceback.print_exc(file=sys.stdout)
fs = traceback.FrameSummary('f.py', 3, 'name', line='x = 1'); print(fs, fs == fs, tuple(fs))
print(''.join(traceback.format_list([('f.py', 1, 'fn', 'code()')])))
shown = sys.stdout.getvalue().replace(__file__, 'F')
sys.stdout = real
print(shown)
