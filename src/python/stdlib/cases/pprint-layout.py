"""Values over several lines."""

import collections
import types
from dataclasses import dataclass, field
from pprint import PrettyPrinter, isreadable, isrecursive, pformat, pp, pprint, saferepr

data = {
    'name': 'interleave', 'numbers': list(range(40)), 'nested': {'b': [1, 2, {'deep': ('x' * 30, 'y' * 30)}], 'a': None},
    3: 'three', (1, 2): {'set', 'of', 'words'},
}
pprint(data)
pprint(data, width=40, compact=True)
pprint(data, indent=4, depth=2)
pp(data, width=60)
pprint('a long text of many words ' * 8)
pprint(['a long text of many words ' * 4, 'short', 'lines\n' * 6 + 'of different lengths\n\n'], width=50)
pprint({'key': 'a value that is so long that it has to be folded into several pieces, each a literal of its own'})
pprint('x' * 100)
pprint('')
pprint(b'bytes are cut in fours ' * 6)
pprint([b'\x00\xff' * 30, bytearray(b'abc' * 40)], width=60)
pprint(tuple('word%d' % i for i in range(12)))
pprint(('x' * 90,))
pprint(frozenset('word%d' % i for i in range(12)))
pprint({'x' * 50, 'y' * 50})
pprint(collections.OrderedDict((f'key{i}', i * 1000) for i in range(8)))
pprint(collections.Counter('the quick brown fox jumps over the lazy dog'))
pprint(collections.defaultdict(list, {f'key{i}': [i] * 5 for i in range(6)}))
pprint(collections.deque(range(40), maxlen=60))
pprint(collections.deque('word%d' % i for i in range(12)))
pprint(collections.ChainMap({f'a{i}': i for i in range(12)}, {f'b{i}': i for i in range(12)}))
pprint(types.SimpleNamespace(first='x' * 40, second=['y' * 40, 'z'], third=3))
pprint(types.MappingProxyType({f'key{i}': 'v' * 10 for i in range(6)}))
pprint(collections.UserList('word%d' % i for i in range(12)))
pprint({i: 1 for i in ('b', 'a', 3, None, 2)}, width=10)


@dataclass
class Point:
    x: int
    y: int
    label: str = 'a label that takes some room on the line'
    hidden: int = field(default=0, repr=False)


@dataclass
class Path:
    points: list
    name: str = 'path'


@dataclass(repr=False)
class Plain:
    x: list

    def __repr__(self):
        return 'Plain(' + repr(self.x) + ')'


pprint(Path([Point(1, 2), Point(3, 4)]))
pprint(Plain(list(range(50))))
loop = [1, 2]
loop.append(loop)
text = pformat(loop)
print(text[: text.index('id=')], isrecursive(loop), isreadable(loop), isreadable([1, 'a']), isreadable(object()))
print(saferepr({'b': 1, 'a': [{'d': 2, 'c': 3}]}), pformat(10**9, underscore_numbers=True))
print(pformat({'a': [[[[1]]]], 'b': {'c': {'d': 1}}}, depth=2), pformat([[(1,)]], depth=1))
for options in ({'indent': -1}, {'depth': 0}, {'width': 0}):
    try:
        PrettyPrinter(**options)
    except ValueError as e:
        print(e)


class Upper(PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return object.upper(), True, False
        return super().format(object, context, maxlevels, level)


Upper().pprint({'a': ['b', 'c']})
