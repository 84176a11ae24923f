from collections import ChainMap, Counter, OrderedDict, defaultdict

words = 'one two three two one two'.split()
groups = defaultdict(list)
for i, w in enumerate(words):
    groups[w].append(i)
print(dict(groups), Counter(words).most_common(2), Counter(words) - Counter(['two']))
d = {'a': 1, 'b': 2}
print(d.setdefault('c', 3), d.pop('a'), d.pop('z', None), d.popitem(), d, d | {'b': 9}, list(reversed({1: 1, 2: 2})))
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
print(list(o), o.popitem(last=False), o == {'a': 1, 'c': 3})
c = ChainMap({'x': 1}, {'x': 2, 'y': 3})
c['y'] = 0
print(c['x'], dict(c), c.maps, c.parents['x'])
print({k: v for k, v in sorted(d.items(), key=lambda kv: -kv[1])}, dict.fromkeys('ab', 0), dict(zip('ab', (1, 2))))
try:
    for k in d:
        d[k + k] = 1
except RuntimeError as e:
    print(e)
