import threading
def f(): pass
t=threading.Thread(target=f)
for bad in ('start','start'):
    try: getattr(t,bad)()
    except RuntimeError as e: print(e)
t.join()
try: threading.Thread(target=f, daemon='yes'); print('ok')
except Exception as e: print(type(e))
try: threading.Thread(target=f, foo=1)
except TypeError as e: print(e)
try: threading.Semaphore('x')
except TypeError as e: print(e)
try: threading.Lock(1)
except TypeError as e: print(e)
try: threading.Lock().acquire(1,2,3)
except TypeError as e: print(e)
try: threading.RLock().acquire(foo=1)
except TypeError as e: print(e)
try:
    with threading.Lock: pass
except TypeError as e: print(e)
try: threading.Event().wait('a')
except TypeError as e: print(e)
try: threading.Timer()
except TypeError as e: print(e)
try: threading.Barrier()
except TypeError as e: print(e)
