import threading

cond = threading.Condition()
turn = 0
out = []


def player(me, players, rounds):
    global turn
    for _ in range(rounds):
        with cond:
            cond.wait_for(lambda: turn == me)
            out.append(me)
            turn = (turn + 1) % players
            cond.notify_all()


threads = [threading.Thread(target=player, args=(i, 3, 4)) for i in reversed(range(3))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out)
with cond:
    print(cond.wait_for(lambda: False, timeout=0.01), cond.wait(0.01))
try:
    cond.wait()
except RuntimeError as e:
    print(e)
try:
    cond.notify()
except RuntimeError as e:
    print(e)
