import threading


def fails():
    raise ValueError('lost')


def chained():
    try:
        {}['key']
    except KeyError as e:
        raise RuntimeError('second') from e


def leaves():
    raise SystemExit(5)


for target in (fails, chained, leaves):
    t = threading.Thread(target=target)
    t.start()
    t.join()
    print(target.__name__, t.is_alive())
print('main goes on')
