"""Lists: appending, indexing, swapping, comprehensions, unpacking."""


def run():
    items = []
    for i in range(30000):
        items.append((i * 7919) % 10007)
    for i in range(len(items) - 1):
        if items[i] > items[i + 1]:
            items[i], items[i + 1] = items[i + 1], items[i]
    evens = [x * 2 for x in items if x % 2 == 0]
    total = 0
    for a, b in zip(items, evens):
        total += a - b
    return total + len(evens)
