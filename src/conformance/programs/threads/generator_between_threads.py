import threading


def numbers():
    n = 0
    while True:
        n += 1
        yield n


g = numbers()
got = []


def take(n):
    for _ in range(n):
        got.append(next(g))


for n in (2, 3):
    t = threading.Thread(target=take, args=(n,))
    t.start()
    t.join()
print(got, next(g))
