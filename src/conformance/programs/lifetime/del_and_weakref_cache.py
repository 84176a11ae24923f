import weakref


class Image:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('freed', self.name)


cache = weakref.WeakValueDictionary()


def load(name):
    image = cache.get(name)
    if image is None:
        print('loading', name)
        image = cache[name] = Image(name)
    return image


a = load('cat')
b = load('cat')
print(a is b, len(cache))
del a
print('one left')
del b
print(len(cache))
load('dog')
print('end', dict(cache))
ref = weakref.ref(x := Image('x'), lambda r: print('callback', r() is None))
x = None
