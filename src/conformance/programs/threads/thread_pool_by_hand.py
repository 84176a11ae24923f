import queue
import threading


class Pool:
    def __init__(self, size):
        self.jobs = queue.Queue()
        self.threads = [threading.Thread(target=self._work, name=f'pool-{i}') for i in range(size)]
        for t in self.threads:
            t.start()

    def _work(self):
        while (job := self.jobs.get()) is not None:
            func, args, box = job
            try:
                box.append((func(*args), None))
            except Exception as e:
                box.append((None, e))
            finally:
                self.jobs.task_done()

    def run(self, func, *args):
        box = []
        self.jobs.put((func, args, box))
        return box

    def close(self):
        self.jobs.join()
        for _ in self.threads:
            self.jobs.put(None)
        for t in self.threads:
            t.join()


pool = Pool(3)
boxes = [pool.run(divmod, 17, n) for n in range(4)]
pool.close()
for box in boxes:
    print(box)
