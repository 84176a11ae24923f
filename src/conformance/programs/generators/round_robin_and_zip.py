from itertools import cycle, islice, zip_longest


def roundrobin(*iterables):
    pending = len(iterables)
    nexts = cycle(iter(it).__next__ for it in iterables)
    while pending:
        try:
            for nxt in nexts:
                yield nxt()
        except StopIteration:
            pending -= 1
            nexts = cycle(islice(nexts, pending))


def chunks(seq, n):
    it = iter(seq)
    while block := list(islice(it, n)):
        yield block


print(''.join(roundrobin('ABC', 'D', 'EF')), list(chunks(range(7), 3)))
print(list(zip_longest('ab', 'c', fillvalue='-')))
try:
    list(zip('ab', 'c', strict=True))
except ValueError as e:
    print(e)
