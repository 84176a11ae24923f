import threading

log = []
barrier = threading.Barrier(3, action=lambda: log.append('all here'))
places = []


def runner(i):
    for lap in range(2):
        place = barrier.wait()
        places.append(place)


threads = [threading.Thread(target=runner, args=(i,)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log, sorted(places), barrier.parties, barrier.n_waiting, barrier.broken)
try:
    threading.Barrier(0)
except ValueError as e:
    print(e)
b = threading.Barrier(2, timeout=0.05)
try:
    b.wait()
except threading.BrokenBarrierError as e:
    print('broken', repr(e), b.broken)
try:
    b.wait()
except threading.BrokenBarrierError:
    print('still broken')
b.reset()
print(b.broken)
got = []


def meets():
    try:
        b.wait(5)
        got.append('met')
    except threading.BrokenBarrierError:
        got.append('broken')


t = threading.Thread(target=meets)
t.start()
b.abort()
t.join()
print(got, b.broken)
