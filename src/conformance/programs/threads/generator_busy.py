import threading
def gen():
    yield 1
    yield 2
g=gen()
def use():
    try:
        for x in g: out.append(x)
    except ValueError as e: out.append(str(e))
out=[]
t=threading.Thread(target=use); t.start(); t.join()
print(out)
import time
def slowgen():
    yield 1
    time.sleep(0.2)
    yield 2
s=slowgen(); next(s)
errs=[]
def step():
    try: errs.append(next(s))
    except ValueError as e: errs.append(str(e))
a=threading.Thread(target=step); b=threading.Thread(target=step)
a.start(); b.start(); a.join(); b.join()
print(errs)
