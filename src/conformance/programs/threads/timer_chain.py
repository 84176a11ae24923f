import threading, time
def periodic(n):
    global timer
    ticks.append(n)
    if n<3:
        timer=threading.Timer(0.05, periodic, (n+1,)); timer.start()
ticks=[]
periodic(0)
time.sleep(0.5)
print(ticks)
