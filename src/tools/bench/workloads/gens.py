"""Generators: 100,000 values through a chain of two and a generator expression."""


def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(source):
    for value in source:
        if value % 2:
            yield value


def run():
    total = 0
    for value in odd(numbers(100000)):
        total += value
    return total + sum(x * x for x in range(1000))
