import threading

out = []


def child():
    out.append('child')


t = threading.Thread(target=child)
print(t.is_alive(), t.ident, t.name, t.daemon)
t.start()
out.append('main')
t.join()
print(out)
print(t.is_alive(), t.ident is not None)
t.join()
print('joined twice')
