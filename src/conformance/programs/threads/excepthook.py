import threading


def hook(args):
    print(type(args).__name__, args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)


def fails(text):
    raise LookupError(text)


threading.excepthook = hook
t = threading.Thread(target=fails, args=('first',), name='T')
t.start()
t.join()
threading.excepthook = threading.__excepthook__
print(threading.excepthook is threading.__excepthook__)
