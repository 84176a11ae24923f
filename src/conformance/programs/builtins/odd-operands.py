class A:
    def __setitem__(self, k, v): pass
class B:
    def __delitem__(self, k): pass
class M:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2
class N:
    def keys(self): return 5
class G:
    def __getattr__(self, n): return lambda: ['q']
    def __getitem__(self, k): return 1
class H:
    def __getattr__(self, n): raise AttributeError(n)
    def __iter__(self): return iter([(1, 2)])
def f(**k): return k
tests = '''del A()[1]
del A()['k']
B()[1] = 2
f(**M())
f(a=1, **M())
f(**M(), **M())
{**M(), 'c': 1}
{**N()}
f(**N())
{**G()}
dict(G())
dict(H())
{**H()}
f(**5)
{**None}
f(**{1: 2})
f(**{'a': 1}, **{'a': 2})
type(1, a=2)
type(1, 2)
{1}.union([2], x=1)
frozenset([1]).intersection([2], x=1)
{1}.update([2], x=1)
{1}.difference_update(x=1)
None * [1]
[1] * None
slice(0) * b"12"
{} * "a"
(lambda: 0) * b"a"
b"a" * 1.5
1.5 * "a"
type("T", (tuple,), {"__slots__": ("a",)})
type("T", (int,), {"__slots__": ("a",)})
complex("nan") ** -1.5
complex("inf") ** 0.5
(1+2j) ** float("nan")
1 ** (float("inf") + 0j)
1j ** complex("nan")'''
for t in tests.splitlines():
    try:
        exec(f'r = {t}' if not t.startswith(('del', 'B()[')) else t)
        print(t, r)
    except Exception as e: print(t, type(e).__name__, e, e.__context__)
class R:
    def __mul__(self, o): return NotImplemented
    def __rmul__(self, o): return 'rmul'
class Q:
    def __index__(self): return 2
class L(list): pass
for t in ('R() * [1]', '[1] * R()', '(1,) * R()', 'Q() * "a"', '"a" * Q()', 'Q() * [1]', 'L([1]) * 2', '2 * L([1])', '[] * []', '"a" * 2.0', 'L() * None','None * L()', 'set() * [1]', 'object() * b""'):
    try: print(t, eval(t))
    except Exception as e: print(t, type(e).__name__, e, e.__context__)
