import threading


class Scope:
    def __enter__(self):
        self.thread = threading.Thread(target=self.work)
        self.thread.start()
        return self

    def work(self):
        self.value = 42

    def __exit__(self, *args):
        self.thread.join()


with Scope() as scope:
    pass
print(scope.value)
