import threading


def show(*args, **kwargs):
    print(args, kwargs)


for made in (
    threading.Thread(target=show),
    threading.Thread(target=show, args=(1, 2)),
    threading.Thread(target=show, args=[3], kwargs={'a': 4}),
    threading.Thread(target=show, kwargs={'b': 5}),
    threading.Thread(None, show, 'name', (6,)),
):
    made.start()
    made.join()
try:
    threading.Thread(show)
except AssertionError as e:
    print(e)
try:
    threading.Thread(None, show, None, (), None, True)
except TypeError as e:
    print(e)
