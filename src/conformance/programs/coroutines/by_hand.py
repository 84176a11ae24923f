async def leaf(x):
    return x + 1


async def root():
    a = await leaf(1)
    b = await leaf(a)
    return a, b


try:
    root().send(None)
except StopIteration as stop:
    print(stop.value)


class Wait:
    def __init__(self, label):
        self.label = label

    def __await__(self):
        got = yield self.label
        return got


async def talk():
    a = await Wait('first')
    b = await Wait('second')
    return [a, b]


c = talk()
print(c.send(None))
print(c.send('one'))
try:
    c.send('two')
except StopIteration as stop:
    print(stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
