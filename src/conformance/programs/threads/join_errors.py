import threading

t = threading.Thread(target=lambda: None, name='t')
try:
    t.join()
except RuntimeError as e:
    print(e)
print(t.ident, t.is_alive())
t.start()
t.join()
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)
try:
    t.daemon = True
except RuntimeError as e:
    print(e)
else:
    print('daemon', t.daemon)
try:
    threading.Thread(group=1)
except AssertionError as e:
    print(e)
print(threading.main_thread() is threading.current_thread(), threading.main_thread().name)
