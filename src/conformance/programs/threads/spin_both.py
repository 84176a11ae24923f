import threading

turn = 0
order = []


def player(me, n):
    global turn
    for _ in range(n):
        while turn != me:
            pass
        order.append(me)
        turn = 1 - me


threads = [threading.Thread(target=player, args=(i, 3)) for i in (0, 1)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(order)
