def count(n):
    for i in range(n):
        yield i


def letters(word):
    for c in word:
        yield c


queue = [count(3), letters('ab'), count(1)]
while queue:
    for g in queue:
        try:
            print(g.__name__, next(g))
        except StopIteration:
            queue.remove(g)
