import threading, time
class StoppableThread(threading.Thread):
    def __init__(self): super().__init__(); self._stop_event=threading.Event(); self.n=0
    def stop(self): self._stop_event.set()
    def stopped(self): return self._stop_event.is_set()
    def run(self):
        while not self.stopped():
            self.n+=1; time.sleep(0.1)
t=StoppableThread(); t.start(); time.sleep(0.35); t.stop(); t.join(); print(t.n)
