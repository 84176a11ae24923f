# collections.
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque, namedtuple

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, len(d), d[0], d[-1], 3 in d, d.maxlen, d.count(3), d.index(3))
d.rotate(1)
print(d, list(reversed(d)), d.pop(), d.popleft(), d)
d.extend([7, 8])
d.extendleft("ab")
print(d, d.copy() == d, deque([1]) < deque([9]), bool(deque()))
e = deque("abc")
e.insert(1, "x")
e.remove("b")
e.reverse()
print(e, e + deque("z"), e * 2)
for wrong in (lambda: deque().pop(), lambda: e.remove("q"), lambda: e.index("q"), lambda: e[9], lambda: deque([1], -1)):
    try:
        wrong()
    except (IndexError, ValueError) as exc:
        print(type(exc).__name__, exc)
try:
    for item in e:
        e.append(item)
except RuntimeError as exc:
    print(exc)

groups = defaultdict(list)
for word in "the quick brown the fox".split():
    groups[len(word)].append(word)
print(groups, dict(groups), groups.default_factory, 9 in groups)
counts = defaultdict(int)
counts["x"] += 1
print(counts, counts["y"], sorted(counts), counts.copy(), counts | {"z": 5})
try:
    defaultdict()["missing"]
except KeyError as exc:
    print("KeyError", exc)
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 2
print(nested["a"]["b"], isinstance(nested, dict))

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements())[:4])
c.update("aaa")
c.subtract({"b": 5})
print(c, +c, -c, c + Counter(a=1), Counter(a=3) - Counter(a=1), Counter(a=3) & Counter(a=1, b=1), Counter(a=1) | Counter(b=2))
print(Counter(a=1) == Counter(a=1, b=0), Counter([1, 1, 2]), Counter(), Counter(x=2) <= Counter(x=3))

o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a")
print(o, o.popitem(last=False), list(o))
o.move_to_end("a", last=False)
print(o, o == OrderedDict(a=1, c=3), o == {"c": 3, "a": 1}, OrderedDict(c=3, a=1) == o, OrderedDict())

Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1)
print(p, p.x, p[1], p._asdict(), p._replace(y=5), Point._make([7, 8]), Point._fields, Point._field_defaults, p == (1, 0))
x, y = p
print(x, y, isinstance(p, tuple), Point.__doc__, hash(p) == hash((1, 0)))
for wrong in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(1, x=2), lambda: p._replace(q=1),
              lambda: namedtuple("P", "a a"), lambda: namedtuple("P", "_a"), lambda: namedtuple("P", "class"), lambda: Point._make([1])):
    try:
        wrong()
    except (TypeError, ValueError) as exc:
        print(type(exc).__name__, exc)


class Named(namedtuple("Base", ["a", "b"])):
    __slots__ = ()

    @property
    def total(self):
        return self.a + self.b


print(Named(1, 2), Named(1, 2).total, namedtuple("R", "a class a", rename=True)._fields)
m = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(m, m["a"], m["b"], len(m), sorted(m), m.new_child({"a": 0})["a"], m.parents)


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


print(Upper(a=1), Upper({"b": 2})["B"], UserList([3, 1]) + [2])
