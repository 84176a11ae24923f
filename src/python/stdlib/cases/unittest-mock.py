"""Mocks, patches and what they are asked."""

import asyncio, inspect
from unittest.mock import *
from unittest import mock
def show(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e, repr(e.__cause__) if e.__cause__ else '')
m = Mock()
def r(x):
    s = repr(x)
    i = s.find("id='")
    return s if i < 0 else s[:i] + s[s.index("'", i + 4) + 1:]
print(r(m), r(m.a), r(m.a.b()), r(m().x), r(Mock(name='nm')), r(MagicMock(name='n').foo().bar), r(Mock(spec=int)), r(Mock(spec_set=[1].__class__, name='li')))
m = Mock()
m.foo(1, a=2); m.bar.baz(3).qux('x'); m(5)
print(m.mock_calls, m.method_calls, m.call_args, m.call_args_list, m.called, m.call_count, m.foo.call_args.kwargs)
print(m.mock_calls == [call.foo(1, a=2), call.bar.baz(3), call.bar.baz().qux('x'), call(5)])
print(call.a.b(1).c(2).call_list(), call(1) == call(1), call(1) == ((1,),), call('x', y=ANY) == call('x', y=3))
m = Mock(return_value=3)
print(m(), m(1, 2))
for name, args in [('assert_not_called', ()), ('assert_called_once', ()), ('assert_called_with', (3,)), ('assert_called_once_with', (1, 2)), ('assert_any_call', (9,)), ('assert_called', ()), ('assert_any_call', (1, 2)), ('assert_has_calls', ([call(), call(7)],)), ('assert_has_calls', ([call(), call(1, 2)],))]:
    show(getattr(m, name), *args)
show(lambda: m.assert_has_calls([call(3), call()], any_order=True))
show(Mock(name='zz').assert_called_once)
show(Mock().assert_called)
show(Mock().assert_called_with, 1)
m = Mock(side_effect=[1, ValueError('v'), 3])
for _ in range(4): show(m)
m = Mock(side_effect=lambda x: x * 2)
show(m, 4)
m.side_effect = KeyError('k'); show(m, 1)
m.side_effect = None; print(r(m(1)))
show(lambda: Mock(spec=['a']).b)
show(lambda: r(Mock(spec=['a']).a))
def setx(): 
    mm = Mock(spec_set=['a']); mm.b = 1
show(setx)
show(lambda: Mock().asert_foo)
show(lambda: Mock().called_once)
mm = MagicMock()
print(len(mm), bool(mm), int(mm), str(mm) == repr(mm), list(mm), 3 in mm, float(mm), r(mm[1]), mm == mm, mm == 3, hash(mm) == hash(mm))
mm.__getitem__.return_value = 'item'; mm.__len__.return_value = 7; mm.__iter__.return_value = iter([1,2])
print(mm['k'], len(mm), list(mm), mm.__getitem__.call_args)
with mm as e: print(r(e))
mm.__str__ = lambda self: 'custom'; print(str(mm))
mm.__add__.return_value = 10; print(mm + 1, mm.mock_calls[-1])
show(lambda: mm < 3)
show(lambda: len(Mock()))
show(lambda: len(MagicMock(spec=['x'])))
x = Mock(); x.__len__ = Mock(return_value=2); print(len(x))
print(isinstance(Mock(spec=int), int), Mock(spec=int).__class__)
class C:
    attr = 1
    def __init__(self, a): pass
    def meth(self, x, y=2): return x
    async def co(self, z): return z
    @property
    def p(self): return 3
    @staticmethod
    def st(q): pass
    @classmethod
    def cm(cls, q): pass
A = create_autospec(C)
show(A); show(lambda: r(A(1))); a = A(1)
show(a.meth); show(lambda: r(a.meth(1))); show(a.meth, 1, 2, 3); show(a.meth, 1, z=3)
show(lambda: a.nothing); show(lambda: type(a.co).__name__); a.meth.assert_called_once_with(x=1)
show(a.meth.assert_called_once_with, 1, 3)
print(asyncio.run(a.co(4)).__class__.__name__)
def func(a, b=2): return a
f = create_autospec(func, return_value=9)
print(f(1), f.called, f.call_args, f.__name__, inspect.signature(f)); show(f); f.assert_called_once_with(1)
show(f.assert_called_once_with, 2)
f.side_effect = ValueError('se'); show(f, 3)
am = AsyncMock(return_value=5)
async def main():
    print(await am(1), am.await_count, am.await_args, asyncio.iscoroutinefunction(am), inspect.iscoroutinefunction(am))
    am.assert_awaited_once_with(1)
    c = am(2)
    show(am.assert_awaited_with, 2)
    print(am.call_count, am.await_count); await c
    for n, a in [('assert_not_awaited', ()), ('assert_awaited_once', ()), ('assert_any_await', (4,)), ('assert_awaited_with', (8,)), ('assert_has_awaits', ([call(9)],)), ('assert_has_awaits', ([call(1), call(2)],))]:
        show(getattr(am, n), *a)
    am.side_effect = [1, KeyError('q')]
    print(await am())
    for _ in range(2):
        try: await am()
        except BaseException as e: print(repr(e))
    async def eff(x): return x + 1
    am.side_effect = eff
    print(await am(1))
    mm = MagicMock()
    async with mm as e: print(type(e).__name__)
    mm.__aiter__.return_value = [1, 2, 3]
    print([i async for i in mm])
    mm.__aenter__.return_value = 'ent'
    async with mm as e: print(e)
    print(r(await AsyncMock().foo(1)))
asyncio.run(main())
import time, builtins
with patch('time.sleep') as s:
    time.sleep(4); s.assert_called_once_with(4)
print(time.sleep)
with patch('builtins.print') as p:
    print('hidden')
print(p.mock_calls)
class Th:
    x = 1
    def go(self): return 'real'
    async def ago(self): return 'areal'
with patch.object(Th, 'go', return_value='fake') as g, patch.object(Th, 'x', 5):
    print(Th().go(), Th.x, g.mock_calls)
print(Th().go(), Th.x)
with patch.object(Th, 'go', autospec=True) as g:
    t = Th(); t.go(); print(len(g.call_args.args)); show(t.go, 1)
with patch.object(Th, 'ago') as g: print(type(g).__name__, r(asyncio.run(Th().ago())))
@patch('__main__.Th.go')
@patch('__main__.Th.x', 3)
def deco(a, g): print(a, r(g), Th.x)
deco('arg')
@patch('__main__.Th.go', new_callable=PropertyMock, return_value=2)
async def adeco(g): print(Th().go, g.mock_calls)
asyncio.run(adeco())
with patch.dict('__main__.__dict__', {'newname': 1}): print(newname)
show(lambda: newname)
d = {'a': 1}
with patch.dict(d, {'b': 2}, clear=True): print(d)
print(d)
with patch.dict(d, c=3): print(d)
with patch.multiple(Th, go=DEFAULT, x=9) as ms: print(sorted(ms), Th.x)
show(lambda: patch('nodots'))
show(lambda: patch('__main__.nothere').start())
show(lambda: patch('__main__.Th', autospect=1))
p = patch.object(Th, 'x', 77); p.start(); print(Th.x); patch.stopall(); print(Th.x)
@patch.object(Th, 'x', 42)
class TT:
    def test_a(self): print('ta', Th.x)
    def other(self): print('o', Th.x)
TT().test_a(); TT().other()
with patch('__main__.Th', spec=True) as K: print(isinstance(K(), Th.__class__), r(K), r(K()))
mo = mock_open(read_data='a\nb\n')
with patch('builtins.open', mo):
    with open('f') as fh: print(fh.read())
    with open('g') as fh: print(list(fh), fh.readline())
    with open('g') as fh: print(fh.readlines()); fh.write('w')
print(mo.mock_calls)
s = Mock(); s.x.y = 1; seal(s)
show(lambda: s.z); show(lambda: s.x.q); show(lambda: s.x.y); show(s)
m = Mock(**{'a.b.return_value': 3, 'c.side_effect': KeyError}); print(m.a.b()); show(m.c)
m.reset_mock(); print(m.mock_calls, m.a.b())
w = Mock(wraps=[3,1,2]); print(w.index(1), w.mock_calls)
p1 = Mock(); c1 = Mock(); p1.attach_mock(c1, 'kid'); c1(1); print(p1.mock_calls, r(c1))
del m.a; show(lambda: m.a); print(sentinel.x, sentinel.x is sentinel.x, DEFAULT, ANY)
print(sorted(x for x in dir(Mock(spec=['q'])) if 'ass' not in x))
m = MagicMock(); m.configure_mock(x=3); print(m.x, m.foo.return_value is m.foo())
pm = PropertyMock(return_value=8); type(m).prop = pm; print(m.prop); m.prop = 3; print(pm.mock_calls)
print(r(mock.NonCallableMock()), callable(NonCallableMock()), issubclass(MagicMock, Mock), type(MagicMock()) is MagicMock, MagicMock.__name__, Mock)
