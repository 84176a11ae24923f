"""References that don't keep their object alive, and containers of them."""

import itertools
from _weakref import _Reference, getweakrefcount, getweakrefs
from collections.abc import MutableMapping, MutableSet

__all__ = [
    'ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
    'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize',
]


class ReferenceType(_Reference):
    """A weak reference: calling it gives the object, or None when that has died."""

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            pass
        target = self()
        if target is None:
            raise TypeError('weak object has gone away')
        self._hash = hash(target)
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, _Reference):
            return NotImplemented
        mine, its = self(), other()
        if mine is None or its is None:
            return self is other
        return mine == its

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __repr__(self):
        return _describe('weakref', self, self())


ref = ReferenceType


def _describe(kind, reference, target):
    if target is None:
        return f'<{kind} at {id(reference):#x}; dead>'
    name = getattr(target, '__name__', None)
    suffix = f' ({name})' if isinstance(name, str) else ''
    return f"<{kind} at {id(reference):#x}; to '{type(target).__name__}' at {id(target):#x}{suffix}>"


class KeyedRef(ref):
    """A weak reference that knows the key under which it is kept."""

    def __new__(cls, target, callback, key):
        return super().__new__(cls, target, callback)

    def __init__(self, target, callback, key):
        self.key = key


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as its object does."""

    def __new__(cls, method, callback=None):
        try:
            target = method.__self__
            function = method.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(method)}') from None
        holder = []

        def gone(_reference):
            me = holder[0]()
            if me is not None and me._is_alive:
                me._is_alive = False
                if callback is not None:
                    callback(me)

        me = super().__new__(cls, target, gone)
        me._function = ref(function, gone)
        me._kind = type(method)
        me._is_alive = True
        holder.append(ref(me))
        return me

    def __init__(self, method, callback=None):
        pass

    def __call__(self):
        target = super().__call__()
        function = self._function()
        if target is None or function is None:
            return None
        return self._kind(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._is_alive or not other._is_alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    __hash__ = ref.__hash__


class _Iterating:
    """While a container is iterated over, what dies is only noted, and taken out at the end."""

    def __init__(self, container):
        self.container = container

    def __enter__(self):
        self.container._iterators += 1

    def __exit__(self, *exc_info):
        container = self.container
        container._iterators -= 1
        if container._iterators == 0:
            container._take_out_dead()


class _Container:
    """What the weak containers have in common: `_dead` are the entries to be taken out."""

    def _prepare(self):
        self._iterators = 0
        self._dead = []

        def died(reference, mine=ref(self)):
            me = mine()
            if me is None:
                return
            if me._iterators:
                me._dead.append(reference)
            else:
                me._take_out(reference)

        self._died = died

    def _take_out_dead(self):
        while self._dead:
            self._take_out(self._dead.pop())


class WeakSet(_Container, MutableSet):
    """A set that doesn't keep its elements alive."""

    def __init__(self, data=None):
        self._prepare()
        self.data = set()
        if data is not None:
            self.update(data)

    def _take_out(self, reference):
        self.data.discard(reference)

    def __iter__(self):
        with _Iterating(self):
            for reference in self.data:
                item = reference()
                if item is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._dead)

    def __contains__(self, item):
        try:
            wanted = ref(item)
        except TypeError:
            return False
        return wanted in self.data

    def __reduce__(self):
        return self.__class__, (list(self),)

    def add(self, item):
        self._take_out_dead_now()
        self.data.add(ref(item, self._died))

    def _take_out_dead_now(self):
        if self._dead and not self._iterators:
            self._take_out_dead()

    def clear(self):
        self._take_out_dead_now()
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        self._take_out_dead_now()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = reference()
            if item is not None:
                return item

    def remove(self, item):
        self._take_out_dead_now()
        self.data.remove(ref(item))

    def discard(self, item):
        self._take_out_dead_now()
        self.data.discard(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        self._take_out_dead_now()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self._take_out_dead_now()
        self.data.intersection_update([ref(item) for item in other])

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset([ref(item) for item in other])

    __le__ = issubset

    def __lt__(self, other):
        return self.data < {ref(item) for item in other}

    def issuperset(self, other):
        return self.data.issuperset([ref(item) for item in other])

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > {ref(item) for item in other}

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == {ref(item) for item in other}

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self._take_out_dead_now()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update([ref(item, self._died) for item in other])

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        return self.__class__(item for items in (self, other) for item in items)

    __or__ = union

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)


class _WeakMapping(_Container, MutableMapping):
    """What the two dicts have in common."""

    def copy(self):
        made = self.__class__()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __or__(self, other):
        if not hasattr(other, 'items'):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x}>'


class WeakValueDictionary(_WeakMapping):
    """A dict that doesn't keep its values alive: an entry goes when its value dies."""

    def __init__(self, other=(), /, **kw):
        self._prepare()
        self.data = {}
        self.update(other, **kw)

    def _take_out(self, reference):
        if self.data.get(reference.key) is reference:
            del self.data[reference.key]

    def _take_out_dead_now(self):
        if self._dead and not self._iterators:
            self._take_out_dead()

    def __getitem__(self, key):
        self._take_out_dead_now()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._take_out_dead_now()
        self.data[key] = KeyedRef(value, self._died, key)

    def __delitem__(self, key):
        self._take_out_dead_now()
        del self.data[key]

    def __len__(self):
        self._take_out_dead_now()
        return len(self.data) - len(self._dead)

    def __contains__(self, key):
        self._take_out_dead_now()
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __iter__(self):
        with _Iterating(self):
            for key, reference in self.data.items():
                if reference() is not None:
                    yield key

    keys = __iter__

    def values(self):
        with _Iterating(self):
            for reference in self.data.values():
                value = reference()
                if value is not None:
                    yield value

    def items(self):
        with _Iterating(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def itervaluerefs(self):
        """The weak references to the values, some of which may be dead."""
        with _Iterating(self):
            yield from self.data.values()

    def valuerefs(self):
        """The same as a list."""
        self._take_out_dead_now()
        return list(self.data.values())

    def get(self, key, default=None):
        self._take_out_dead_now()
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def pop(self, key, *args):
        self._take_out_dead_now()
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        self._take_out_dead_now()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is not None:
            return value
        self[key] = default
        return default

    def update(self, other=None, /, **kw):
        if other is not None:
            if not hasattr(other, 'items'):
                other = dict(other)
            for key, value in other.items():
                self[key] = value
        for key, value in kw.items():
            self[key] = value


class WeakKeyDictionary(_WeakMapping):
    """A dict that doesn't keep its keys alive: an entry goes when its key dies."""

    def __init__(self, dict=None):
        self._prepare()
        self.data = {}
        if dict is not None:
            self.update(dict)

    def _take_out(self, reference):
        self.data.pop(reference, None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._died)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data) - len(self._dead)

    def __contains__(self, key):
        try:
            wanted = ref(key)
        except TypeError:
            return False
        return wanted in self.data

    def __iter__(self):
        with _Iterating(self):
            for reference in self.data:
                key = reference()
                if key is not None:
                    yield key

    keys = __iter__

    def values(self):
        with _Iterating(self):
            for reference, value in self.data.items():
                if reference() is not None:
                    yield value

    def items(self):
        with _Iterating(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keyrefs(self):
        """The weak references to the keys, some of which may be dead."""
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._died), default)

    def update(self, dict=None, /, **kw):
        if dict is not None:
            if not hasattr(dict, 'items'):
                dict = type({})(dict)
            for key, value in dict.items():
                self[key] = value
        if kw:
            self.update(kw)


class ProxyType:
    """Stands for an object without keeping it alive."""

    __slots__ = ('_reference', '__weakref__')

    def __init__(self, target, callback=None):
        mine = ref(self)

        def died(_reference):
            proxy = mine()
            if proxy is not None:
                callback(proxy)

        object.__setattr__(self, '_reference', ref(target, None if callback is None else died))

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        return _describe('weakproxy', self, object.__getattribute__(self, '_reference')())

    def __str__(self):
        return str(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __hash__(self):
        raise TypeError(f"unhashable type: '{type(self).__name__}'")

    def __bool__(self):
        return bool(_target(self))


class CallableProxyType(ProxyType):
    """The same for callable objects."""

    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)

    def __getattribute__(self, name):
        return getattr(_target(self), name)


ProxyTypes = (ProxyType, CallableProxyType)
_is_proxy = frozenset(ProxyTypes)


def _target(value):
    """What a proxy stands for, any other value itself."""
    if type(value) not in _is_proxy:
        return value
    target = object.__getattribute__(value, '_reference')()
    if target is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return target


def _forward(name, function):
    def method(self, *args):
        return function(*[_target(value) for value in (self, *args)])

    method.__name__ = name
    method.__qualname__ = f'ProxyType.{name}'
    setattr(ProxyType, name, method)


def _forward_all():
    import operator

    binary = 'add sub mul truediv floordiv mod lshift rshift and or xor matmul pow'.split()
    for name in binary:
        function = getattr(operator, f'__{name}__')
        _forward(f'__{name}__', function)
        _forward(f'__r{name}__', lambda a, b, function=function: function(b, a))
        _forward(f'__i{name}__', getattr(operator, f'i{name}'))
    for name in 'eq ne lt le gt ge neg pos abs invert contains getitem setitem delitem index'.split():
        _forward(f'__{name}__', getattr(operator, f'__{name}__'))
    for name, function in (
        ('len', len), ('iter', iter), ('next', next), ('int', int), ('float', float), ('divmod', divmod),
        ('reversed', reversed),
    ):
        _forward(f'__{name}__', function)


_forward_all()


def proxy(object, callback=None, /):
    """A proxy for an object, which it doesn't keep alive."""
    kind = CallableProxyType if callable(object) else ProxyType
    return kind(object, callback)


class finalize:
    """Calls a function when an object dies, or at the end of the program."""

    __slots__ = ('__weakref__',)
    _registry = {}
    _count = itertools.count()
    _is_registered = False

    class _Info:
        __slots__ = ('reference', 'func', 'args', 'kwargs', 'atexit', 'index')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._is_registered:
            import atexit

            atexit.register(finalize._exitfunc)
            finalize._is_registered = True
        info = finalize._Info()
        info.reference = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = next(finalize._count)
        finalize._registry[self] = info

    def __call__(self, _=None):
        """Calls the function, unless that has happened or was called off."""
        info = finalize._registry.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Calls it off; gives what was to be done, or None."""
        found = self.peek()
        if found is not None:
            del finalize._registry[self]
        return found

    def peek(self):
        """What is to be done: (object, function, args, kwargs), or None."""
        info = finalize._registry.get(self)
        target = info and info.reference()
        if target is None:
            return None
        return target, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Whether it is still to come."""
        return self in finalize._registry

    @property
    def atexit(self):
        """Whether it is called at the end of the program at the latest."""
        info = finalize._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = finalize._registry.get(self)
        target = info and info.reference()
        if target is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return f'<{type(self).__name__} object at {id(self):#x}; for {type(target).__name__!r} at {id(target):#x}>'

    @classmethod
    def _exitfunc(cls):
        while True:
            waiting = [(info.index, one) for one, info in cls._registry.items() if info.atexit]
            if not waiting:
                return
            one = max(waiting)[1]
            try:
                one()
            except Exception:
                import sys

                sys.excepthook(*sys.exc_info())
