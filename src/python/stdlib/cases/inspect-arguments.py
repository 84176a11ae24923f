"""inspect in the older ways; string.Formatter."""
import inspect, string, enum
def attempt(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
def f(a, b=1, /, c=2, *args, d, e=5, **kw) -> int:
    return outer
outer = 1
def g():
    x = 1

    def h(y):
        return x + y + outer + len([]) + nowhere
    return h
class K:
    z = 1

    def m(self, q):
        pass

    @staticmethod
    def s():
        pass

    @classmethod
    def c(cls):
        pass

    @property
    def p(self):
        return 1 / 0
attempt(inspect.getfullargspec, f)
attempt(inspect.getfullargspec, K().m)
attempt(inspect.getfullargspec, lambda: 0)
attempt(inspect.getcallargs, f, 1, 2, d=3)
attempt(inspect.getcallargs, lambda a, b=2: 0, 1)
print(inspect.getclosurevars(g()).nonlocals, inspect.getclosurevars(g()).unbound, sorted(inspect.getclosurevars(g()).builtins))
print(type(inspect.getattr_static(K(), 'p')), inspect.getattr_static(K, 'z'), inspect.getattr_static(K(), 'nope', None))
attempt(inspect.getattr_static, K, 'nope')
attempt(inspect.getargs, f.__code__)
print([(a.name, a.kind) for a in inspect.classify_class_attrs(K) if not a.name.startswith('__')])
def w():
    i = inspect.getframeinfo(inspect.currentframe())
    print(i.lineno, i.function, i.code_context, i.index)
w()
print(inspect.getmodulename('/a/b.py'))
F = string.Formatter()
attempt(F.format, '{} {} {x!r:>5} {{}} {0.real if}'.replace(' {0.real if}', ''), 1, 'b', x='q')
attempt(F.format, '{0} {1[a]} {2.real}', 1, {'a': 2}, 3)
attempt(F.format, '{:{w}}', 5, w=4)
attempt(lambda: list(F.parse('a{b!r:c}d{{e}}{}')))
attempt(F.format, '{')
attempt(F.format, '}')
attempt(F.format, '{} {0}', 1)
attempt(F.format, '{0} {}', 1)
attempt(F.vformat, '{a}', (), {'a': 1})
attempt(F.format, '{x}')
attempt(F.format, '{!z}', 1)
attempt(F.get_field, 'a.real', (), {'a': 5})
class D(string.Formatter):

    def get_value(self, key, args, kw):
        return kw.get(key, '?') if isinstance(key, str) else args[key]
print(D().format('{a} {b}', a=1))
print(enum.show_flag_values(13))
