"""Values shown on several lines."""
from pprint import *
import pprint as P
from collections import *
from types import *
from dataclasses import dataclass, field
data = {'name': 'x' * 30, 'list': list(range(40)), 'nested': {'a': {'b': {'c': ['deep'] * 12}}}, 3: (1,), 'set': {3, 1, 2}, 'fs': frozenset(range(30))}
for kw in ({}, {'width': 40}, {'indent': 4}, {'compact': True}, {'depth': 2}, {'width': 20, 'compact': True, 'indent': 2}, {'sort_dicts': False}, {'width': 1}, {'width': 200}):
    print(kw)
    pprint(data, **kw)
pprint('a long string with many words ' * 6)
pprint(['a long string with many words ' * 6, 'x'])
pprint('line one\nline two\n' * 5, width=30)
pprint({'k': 'a long string with many words ' * 4})
pprint(b'bytes' * 30)
pprint([b'bytes' * 30])
pprint(bytearray(b'bytes' * 30))
l = [1]
l.append(l)
s = saferepr(l)
print(s.startswith('[1, <Recursion on list with id='))
print(isrecursive(l), isreadable(l), isreadable([1, object]), isreadable([1]))
d = {}
d['d'] = d
print(pformat(d).startswith("{'d': <Recursion on dict with id="))
pprint(OrderedDict(((str(i), i) for i in range(20))))
pprint(defaultdict(list, {i: [i] * 10 for i in range(4)}))
pprint(Counter('abracadabra' * 3 + 'xyzwvutsrqponmlkjih'))
pprint(deque(range(50)))
pprint(deque(range(50), maxlen=60))
pprint(ChainMap({'a': 'x' * 40}, {'b': 'y' * 40}))
pprint(UserDict({i: 'x' * 20 for i in range(5)}))
pprint(UserList(['x' * 20] * 5))
pprint(UserString('word ' * 30))
pprint(SimpleNamespace(a='x' * 40, b=[1] * 30))
pprint(MappingProxyType({i: 'x' * 20 for i in range(5)}))
@dataclass
class P1:
    x: int
    name: str = 'n' * 50
    items: list = field(default_factory=lambda: list(range(30)))
    hidden: int = field(default=1, repr=False)
pprint(P1(1))
pprint([P1(1)])
pprint(P1(1), width=200)
class Own(dict):

    def __repr__(self):
        return 'Own' + 'x' * 100
class Sub(dict):
    pass
class Named(namedtuple('Named', 'a b')):
    pass
pprint(Own(a=1))
pprint(Sub({i: 'x' * 30 for i in range(4)}))
pprint(Named('x' * 50, 'y' * 50))
pprint([Named(1, 2)] * 8)
pprint({1: 1, 'a': 2, None: 3, (1, 2): 4})
pprint({2, 'a', None}, width=5)
pprint([[]] * 30, compact=True)
pprint({})
pprint([])
pprint(())
pprint(set())
pprint(frozenset())
pprint(123456789, underscore_numbers=True)
pprint([1234567] * 3, underscore_numbers=True)
pp({'b': 1, 'a': 2})
pp([3, 1])
print(pformat({'b': 1, 'a': [1] * 30}, width=30))
import sys, io
out = io.StringIO()
pprint([1, 2], stream=out)
print(repr(out.getvalue()))
PrettyPrinter(width=10).pprint([11111, 22222])
PrettyPrinter(stream=out).pprint('x')
for kw in ({'indent': -1}, {'depth': 0}, {'width': 0}):
    try:
        PrettyPrinter(**kw)
    except ValueError as e:
        print(e)
class Mine(PrettyPrinter):

    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return (object.upper(), True, False)
        return PrettyPrinter.format(self, object, context, maxlevels, level)
Mine().pprint(['a', {'b': 'c'}])
pprint({'x': [{'id': i, 'tags': ['t%d' % j for j in range(i)], 'name': 'n' * i} for i in range(6)]})
pprint([(1, 'a' * 40), (2, 'b' * 40)])
pprint(('x' * 90,))
pprint({'k' * 90: 1})
pprint([None, True, 1.5, 2j, ...])
pprint(int)
pprint(print)
