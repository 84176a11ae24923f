import threading


def work():
    names.append(threading.current_thread().name)


class Named(threading.Thread):
    def run(self):
        names.append(self.name)


class Callable:
    def __call__(self):
        names.append(threading.current_thread().name)


names = []
made = [
    threading.Thread(target=work),
    threading.Thread(target=work, name='given'),
    Named(),
    threading.Thread(target=Callable()),
    threading.Thread(target=lambda: names.append(threading.current_thread().name)),
    Named(name='own'),
    threading.Thread(target=work, name=7),
]
for t in made:
    t.start()
    t.join()
print(names)
t = threading.Thread()
t.name = 'renamed'
print(t.name, threading.main_thread().name)
threading.current_thread().name = 'boss'
print(threading.current_thread().name)
