d = {'b': 1, 'a': 2}
d['c'] = 3
d['b'] = 9
print(d, list(d), len(d), 'a' in d)
print(d.get('z'), d.get('z', 0), d.setdefault('q', 0), d.pop('a'), d.pop('zz', 'gone'))
d.update({'x': 1}, y=2)
print(d, d.popitem(), d)
print({1: 'int', 1.0: 'float', True: 'bool'})
print(dict([('a', 1)], b=2), dict.fromkeys('ab', 0), {**d, 'n': 1} == d | {'n': 1})
print(d.keys() & {'b', 'nope'}, sorted(d.items() - {('b', 9)}, key=str))
for bad in (lambda: d['none'], lambda: d[[]], lambda: {}.popitem(), lambda: dict([1]), lambda: {{}: 1}):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(list(reversed({'a': 1, 'b': 2})), {'a': 1, 'b': 2} == {'b': 2, 'a': 1})
d = {}
d['self'] = d
print(d)
