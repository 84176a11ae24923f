import threading

flag = False
count = 0


def setter():
    global flag
    flag = True


t = threading.Thread(target=setter)
t.start()
while not flag:
    count += 1
t.join()
print('seen', flag)
