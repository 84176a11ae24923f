import threading

lock = threading.Lock()
lock.acquire()
t = threading.Thread(target=lock.release)
t.start()
t.join()
print(lock.locked())
rlock = threading.RLock()
rlock.acquire()


def try_release():
    try:
        rlock.release()
    except RuntimeError as e:
        print(e)


t = threading.Thread(target=try_release)
t.start()
t.join()
