import threading


def inner():
    print('inner', threading.current_thread().daemon)


def outer():
    t = threading.Thread(target=inner)
    print('outer makes', t.daemon)
    t.start()
    t.join()


for daemon in (True, False):
    t = threading.Thread(target=outer, daemon=daemon)
    t.start()
    t.join()
