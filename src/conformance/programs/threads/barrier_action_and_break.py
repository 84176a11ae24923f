import threading

log = []
barrier = threading.Barrier(3, action=lambda: log.append('action'), timeout=2)


def worker(n):
    index = barrier.wait()
    log.append('leader' if index == 0 else 'other')


threads = [threading.Thread(target=worker, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log[0], sorted(log[1:]), barrier.broken, barrier.parties)


def late():
    try:
        barrier.wait(0.02)
    except threading.BrokenBarrierError as e:
        log.append(repr(e))


log.clear()
t = threading.Thread(target=late)
t.start()
t.join()
print(log, barrier.broken)
barrier.reset()
print(barrier.broken, barrier.n_waiting)
barrier.abort()
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print('aborted')
