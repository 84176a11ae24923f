# stderr
import threading
import time


def fails(x):
    return 10 / x


t = threading.Thread(target=fails, args=(0,), name='divider')
t.start()
t.join()
print('main goes on', t.is_alive())


def leaves():
    raise SystemExit(5)


u = threading.Thread(target=leaves, name='silent')
u.start()
u.join()


class Custom(threading.Thread):
    def run(self):
        try:
            {}['key']
        except KeyError as e:
            raise RuntimeError('in run') from e


c = Custom(name='custom')
c.start()
c.join()
time.sleep(0.01)
print('end')
