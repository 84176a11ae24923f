import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


def transfer(a, b, amount, times):
    for _ in range(times):
        first, second = sorted((a, b), key=lambda x: x.number)
        with first.lock, second.lock:
            a.balance -= amount
            b.balance += amount


x, y = Account(1000), Account(1000)
x.number, y.number = 1, 2
threads = [
    threading.Thread(target=transfer, args=(x, y, 1, 300)),
    threading.Thread(target=transfer, args=(y, x, 2, 300)),
]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(x.balance, y.balance, x.balance + y.balance)
