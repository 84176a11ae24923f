import threading

condition = threading.Condition()
turn = 'ping'
said = []


def player(me, other):
    global turn
    for _ in range(4):
        with condition:
            condition.wait_for(lambda: turn == me)
            said.append(me)
            turn = other
            condition.notify_all()


threads = [threading.Thread(target=player, args=pair) for pair in (('ping', 'pong'), ('pong', 'ping'))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(' '.join(said))
