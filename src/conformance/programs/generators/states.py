import inspect


def gen():
    yield 1


g = gen()
print(inspect.getgeneratorstate(g), g.gi_running)
next(g)
print(inspect.getgeneratorstate(g), g.gi_frame is not None)
list(g)
print(inspect.getgeneratorstate(g), g.gi_frame)
