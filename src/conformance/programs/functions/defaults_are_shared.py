def add(item, to=[]):
    to.append(item)
    return to


print(add(1), add(2))
print(add.__defaults__, add.__name__, add.__qualname__)
