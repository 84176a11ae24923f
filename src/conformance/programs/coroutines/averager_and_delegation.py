from collections import namedtuple

Result = namedtuple('Result', 'count average')


def averager():
    total, count = 0.0, 0
    while (term := (yield total / count if count else None)) is not None:
        total += term
        count += 1
    return Result(count, total / count if count else 0)


def grouper(results, key):
    while True:
        results[key] = yield from averager()


data = {'girls': [40.9, 38.5, 44.3], 'boys': [39.0, 40.8], 'nobody': []}
results = {}
for key, values in data.items():
    group = grouper(results, key)
    next(group)
    for v in values:
        print(key, round(group.send(v), 2))
    group.send(None)
print(results)
a = averager()
next(a)
a.send(1)
a.close()
try:
    a.send(2)
except StopIteration as e:
    print('closed', e.value)
