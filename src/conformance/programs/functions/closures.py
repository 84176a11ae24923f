def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


a, b = counter(), counter()
print(a(), a(5), b())
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])
print(a.__closure__[0].cell_contents)
