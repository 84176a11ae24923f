def make_counter(start=0):
    count = start

    def step(n=1):
        nonlocal count
        count += n
        return count

    def reset():
        nonlocal count
        count = start

    step.reset = reset
    return step


a, b = make_counter(), make_counter(10)
print(a(), a(5), b(), a())
a.reset()
print(a(), b(), a.__closure__[0].cell_contents, a.__code__.co_freevars)
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def broken():
    total += 1


total = 0
try:
    broken()
except UnboundLocalError as e:
    print(e)
