"""Futures and tasks in twenty lines, over plain generators."""


class Future:
    def __init__(self):
        self.result, self.callbacks = None, []

    def set_result(self, result):
        self.result = result
        for fn in self.callbacks:
            fn(self)

    def __iter__(self):
        yield self
        return self.result


class Task:
    def __init__(self, gen):
        self.gen = gen
        self.step(None)

    def step(self, value):
        try:
            fut = self.gen.send(value)
        except StopIteration as e:
            print('task ends with', e.value)
        else:
            fut.callbacks.append(lambda f: self.step(f.result))


def reader(name, futures):
    total = 0
    for fut in futures:
        got = yield from fut
        print(name, 'got', got)
        total += got
    return total


fs = [Future() for _ in range(3)]
Task(reader('one', fs))
Task(reader('two', fs[:2]))
for n, f in enumerate(fs):
    print('-- resolve', n)
    f.set_result(n * 10)
