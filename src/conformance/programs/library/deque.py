from collections import deque

d = deque([1, 2, 3], maxlen=3)
d.append(4)
print(d)
d.appendleft(0)
print(d, d.pop(), d.popleft(), len(d), d[0])
q = deque('abc')
q.rotate(1)
q.extendleft('xy')
print(q, q.index('a'), 'b' in q, list(reversed(q)), q.count('c'))
try:
    deque().pop()
except IndexError as error:
    print(error)
try:
    for x in q:
        q.append(x)
except RuntimeError as error:
    print(error)
