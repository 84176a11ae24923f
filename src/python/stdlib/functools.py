"""Functions that work on functions."""

from _interleave import generic_alias as _generic_alias

__all__ = [
    'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES', 'cache', 'cached_property', 'cmp_to_key', 'lru_cache', 'partial',
    'partialmethod', 'reduce', 'singledispatch', 'singledispatchmethod', 'total_ordering', 'update_wrapper', 'wraps',
]

WRAPPER_ASSIGNMENTS = (
    '__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__',
)
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like what it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        try:
            setattr(wrapper, name, value)
        except AttributeError:
            if name != '__type_params__':
                raise
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorates a wrapper so that it looks like what it wraps."""

    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


_NONE = object()


def reduce(function, iterable, initial=_NONE, /):
    """Puts the items together, two at a time."""
    iterator = iter(iterable)
    if initial is _NONE:
        try:
            value = next(iterator)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value


class partial:
    """A function with some arguments filled in."""

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __init__(self, func, /, *args, **keywords):
        pass

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        if id(self) in _shown:
            return '...'
        _shown.add(id(self))
        try:
            return _call_text(self)
        finally:
            _shown.discard(id(self))

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        import warnings

        warnings.warn(
            'functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if '
            'you want to preserve the old behavior',
            FutureWarning,
            2,
        )
        return self

    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, self.__dict__ or None)

    def __setstate__(self, state):
        if not isinstance(state, tuple):
            raise TypeError('argument to __setstate__ must be a tuple')
        if len(state) != 4:
            raise TypeError(f'expected 4 items in state, got {len(state)}')
        func, args, kwds, namespace = state
        if (
            not callable(func) or not isinstance(args, tuple) or kwds is not None and not isinstance(kwds, dict)
            or namespace is not None and not isinstance(namespace, dict)
        ):
            raise TypeError('invalid partial state')
        self.__dict__ = {} if namespace is None else namespace
        self.func = func
        self.args = tuple(args)
        self.keywords = dict(kwds or {})


# Partials whose repr is being made: one may be an argument of itself.
_shown = set()


def _call_text(self):
    """A call of the class that would make it."""
    parts = [repr(self.func), *map(repr, self.args), *(f'{key}={value!r}' for key, value in self.keywords.items())]
    return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(parts)})"


class partialmethod:
    """A method with some arguments filled in."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        self.func = func
        self.args = args
        self.keywords = keywords

    __repr__ = _call_text

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                made = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, '__self__'):
                    made.__self__ = bound.__self__
                return made

        def method(self_or_cls, /, *args, **keywords):
            return self.func(self_or_cls, *self.args, *args, **{**self.keywords, **keywords})

        return method.__get__(obj, cls)


def cmp_to_key(mycmp):
    """Makes a key function of a comparing function."""

    class K:
        __slots__ = ['obj']

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


class _CacheInfo:
    pass


_KEYWORDS = object()


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the most recent calls."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorate(function):
        return _cached(function, maxsize, typed)

    return decorate


def cache(user_function, /):
    """Remembers the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


def _cache_info_type():
    global _CacheInfo
    if _CacheInfo.__name__ == '_CacheInfo':
        from collections import namedtuple

        _CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools')
    return _CacheInfo


def _cached(function, maxsize, typed):
    results = {}
    hits = misses = 0

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        key = args
        if kwds:
            key += (_KEYWORDS,)
            for item in kwds.items():
                key += item
        if typed:
            key += tuple([type(value) for value in args])
            if kwds:
                key += tuple([type(value) for value in kwds.values()])
        result = results.get(key, _NONE)
        if result is not _NONE:
            hits += 1
            if maxsize is not None:
                # The most recent ones are at the end.
                del results[key]
                results[key] = result
            return result
        misses += 1
        result = function(*args, **kwds)
        if maxsize == 0:
            return result
        if maxsize is not None and len(results) >= maxsize and key not in results:
            del results[next(iter(results))]
        results[key] = result
        return result

    def cache_info():
        """Hits, misses and sizes."""
        return _cache_info_type()(hits, misses, maxsize, len(results))

    def cache_clear():
        """Forgets everything."""
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


class cached_property:
    """Computed once, then an attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                f'Cannot assign the same cached_property to two different names ({self.attrname!r} and {name!r}).'
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {self.attrname!r} property."
            ) from None
        value = values.get(self.attrname, _NONE)
        if value is _NONE:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support item "
                    f'assignment for caching {self.attrname!r} property.'
                ) from None
        return value

    def __class_getitem__(cls, item):
        return _generic_alias(cls, item)


def _by_lt(name):
    def method(self, other):
        less = type(self).__lt__(self, other)
        if less is NotImplemented:
            return less
        if name == '__gt__':
            return not less and self != other
        if name == '__le__':
            return less or self == other
        return not less

    return method


def _by_le(name):
    def method(self, other):
        at_most = type(self).__le__(self, other)
        if at_most is NotImplemented:
            return at_most
        if name == '__ge__':
            return not at_most or self == other
        if name == '__lt__':
            return at_most and self != other
        return not at_most

    return method


def _by_gt(name):
    def method(self, other):
        more = type(self).__gt__(self, other)
        if more is NotImplemented:
            return more
        if name == '__lt__':
            return not (more or self == other)
        if name == '__ge__':
            return more or self == other
        return not more

    return method


def _by_ge(name):
    def method(self, other):
        at_least = type(self).__ge__(self, other)
        if at_least is NotImplemented:
            return at_least
        if name == '__le__':
            return not at_least or self == other
        if name == '__gt__':
            return at_least and self != other
        return not at_least

    return method


def total_ordering(cls):
    """Fills in the comparisons that a class lacks."""
    orders = ('__lt__', '__le__', '__gt__', '__ge__')
    own = [name for name in orders if getattr(cls, name, None) is not getattr(object, name, None)]
    if not own:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for root, make in (('__lt__', _by_lt), ('__le__', _by_le), ('__gt__', _by_gt), ('__ge__', _by_ge)):
        if root in own:
            for name in orders:
                if name not in own:
                    method = make(name)
                    method.__name__ = name
                    method.__qualname__ = f'{cls.__qualname__}.{name}'
                    setattr(cls, name, method)
            break
    return cls


def singledispatch(func):
    """A function that does different things for different classes of its first argument."""
    registry = {}

    def dispatch(cls):
        """What is done for a class."""
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        for known, implementation in registry.items():
            if known is not object and issubclass(cls, known):
                return implementation
        return registry[object]

    def register(cls, func=None):
        """Says what to do for a class."""
        if func is None:
            if isinstance(cls, type) or hasattr(cls, '__args__'):
                return lambda f: register(cls, f)
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(
                    f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` '
                    'or plain `@register` on an annotated function.'
                )
            func = cls
            cls = next(iter(annotations.values()))
        for each in getattr(cls, '__args__', (cls,)):
            registry[each] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{func.__name__} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """`singledispatch` for methods."""

    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Says what to do for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def method(*args, **kwargs):
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        method.register = self.register
        return update_wrapper(method, self.func)
