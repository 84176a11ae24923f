import time


class Stopwatch:
    total = 0.0

    def __enter__(self):
        self.begin = time.perf_counter()
        return self

    def __exit__(self, *exc):
        self.total += time.perf_counter() - self.begin
        return False

    def __call__(self, func):
        def wrapper(*args):
            with self:
                return func(*args)
        return wrapper


watch = Stopwatch()


@watch
def nap(s):
    time.sleep(s)
    return s


nap(0.01), nap(0.02)
print(watch.total >= 0.03, callable(watch), callable(nap), Stopwatch.total)
try:
    with watch:
        raise ValueError('through')
except ValueError as e:
    print(e, watch.total > 0)
