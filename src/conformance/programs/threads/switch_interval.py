import sys
import threading

print(sys.getswitchinterval())
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())
try:
    sys.setswitchinterval(0)
except ValueError as e:
    print(e)


def count(n):
    for i in range(n):
        pass
    done.append(n)


done = []
threads = [threading.Thread(target=count, args=(n,)) for n in (3000, 2000)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(done))
