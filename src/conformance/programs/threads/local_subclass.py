import threading


class Session(threading.local):
    timeout = 5

    def __init__(self, url):
        self.url = url
        self.count = 0
        print('made in', threading.current_thread().name)


session = Session('http://x')


def use(n):
    session.count += n
    session.own = n
    print(threading.current_thread().name, session.count, session.url, session.timeout)


use(1)
for i in (10, 20):
    t = threading.Thread(target=use, args=(i,), name=f'thread {i}')
    t.start()
    t.join()
use(2)
print(sorted(session.__dict__))
plain = threading.local()
try:
    plain.x
except AttributeError as e:
    print(e)
