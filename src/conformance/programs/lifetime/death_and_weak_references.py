import asyncio, gc, weakref, sys
class O:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
# reference counts and resurrection
class Phoenix:
    def __init__(self): self.lives = 0
    def __del__(self):
        global keep
        keep = self
        print('phoenix')
p = Phoenix(); del p
print(keep.lives)
keep = None
print('gone for good')
# weakref before/after __del__
class W:
    def __del__(self): print('W del, ref alive:', wr() is self)
w = W(); wr = weakref.ref(w, lambda r: print('callback', r() is None))
del w
# order parent/child
class Tree:
    def __init__(self, n, *kids): self.n = n; self.kids = kids
    def __del__(self): print('tree', self.n)
t = Tree('root', Tree('a', Tree('aa')), Tree('b'))
del t
# cycle with weak parent
class Node:
    def __init__(self, n, parent=None):
        self.n = n; self.kids = []; self.parent = weakref.ref(parent) if parent else None
        if parent: parent.kids.append(self)
    def __del__(self): print('node', self.n)
root = Node('r'); k = Node('k', root); del k
print(root.kids[0].parent() is root)
del root
# observers
class Subject:
    def __init__(self): self.obs = weakref.WeakSet()
    def fire(self): print(sorted(o.n for o in self.obs))
class Obs:
    def __init__(self, n, s): self.n = n; s.obs.add(self)
s = Subject(); a = Obs('a', s); b = Obs('b', s)
s.fire(); del a; s.fire(); b = None; s.fire()
# cache
cache = weakref.WeakValueDictionary()
def get(k):
    o = cache.get(k)
    if o is None:
        print('make', k); o = O(k); cache[k] = o
    return o
x = get(1); y = get(1); print(x is y, len(cache)); del x; print(len(cache)); del y; print(len(cache), list(cache.items()))
z = get(1)
# self reference
o = O('selfref'); o.me = o; del o; print('not yet'); print(gc.collect() >= 1)
# exceptions in del
class Slow:
    def __enter__(self): return self
    def __exit__(self, *a): print('exit')
    def __del__(self): print('slow del')
with Slow() as sl: pass
with Slow(): print('body')
print('with done')
sl = 1
print('sl gone')
f = weakref.finalize(s, print, 'subject final')
del s
print('s')
class Meta(type):
    def __del__(cls): print('class del', cls.__name__)
class M(metaclass=Meta): pass
del M
gc.collect()
print('M')
def gen():
    try: yield O('yielded')
    finally: print('gen fin')
for v in gen(): print(v.n)
del v
import copy
c = copy.copy(O('copied')); print(c.n); del c
l = list(map(O, 'xy')); l.reverse(); del l[0]; l.append(O('z')); l.sort(key=lambda o: o.n); l = None
dd = {}
dd[O('key')] = O('val'); dd.popitem()
setattr(sys.modules[__name__], 'dyn', O('dyn')); delattr(sys.modules[__name__], 'dyn')
globals()['gg'] = O('gg'); globals().pop('gg')
exec('eo = O("exec")'); exec('del eo')
print(len([O(i) for i in 'ab' if O(i + '?')]))
end = O('end')
print('END')
