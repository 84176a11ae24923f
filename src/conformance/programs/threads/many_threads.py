import threading

total = 0
lock = threading.Lock()


def add(i):
    global total
    with lock:
        total += i


threads = [threading.Thread(target=add, args=(i,)) for i in range(200)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total, threads[-1].name)
