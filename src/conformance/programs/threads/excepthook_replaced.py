import threading


def hook(args):
    print('hook:', args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)


original = threading.excepthook
threading.excepthook = hook


def fails(n):
    raise ValueError(n)


for n in range(2):
    t = threading.Thread(target=fails, args=(n,), name=f'worker {n}')
    t.start()
    t.join()
threading.excepthook = original
print(threading.excepthook is threading.__excepthook__)
