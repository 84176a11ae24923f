import threading

t = threading.Thread(target=print, args=('once',))
try:
    t.join()
except RuntimeError as e:
    print(e)
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


def join_self():
    try:
        threading.current_thread().join()
    except RuntimeError as e:
        print(e)


t = threading.Thread(target=join_self)
t.start()
t.join()
try:
    t.daemon = True
    print('set after the end')
except RuntimeError as e:
    print(e)
