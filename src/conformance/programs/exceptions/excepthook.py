import sys, traceback
def hook(t, v, tb):
    print('HOOK', t.__name__, v, tb is not None)
    sys.stdout.flush()
    traceback.print_exception(t, v, tb)
sys.excepthook = hook
try: 1/0
except ZeroDivisionError: sys.__excepthook__(*sys.exc_info())
def f(): raise ValueError('deep')
f()
