"""Copies of objects, shallow and deep."""

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    """An object cannot be copied."""


error = Error

_ATOMIC = (
    type(None), int, float, bool, complex, bytes, str, type, range, type(Ellipsis), type(NotImplemented),
    type(len), type(lambda: None), property,
)


def copy(x):
    """Another object with the same content."""
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    return _rebuilt(x, None)


def deepcopy(x, memo=None, _nil=[]):
    """Another object with copies of the content."""
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    cls = type(x)
    if cls in _ATOMIC or isinstance(x, type):
        return x
    if cls is list:
        y = []
        memo[id(x)] = y
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        y = x
        for old, new in zip(x, items):
            if old is not new:
                y = tuple(items)
                break
    elif cls is dict:
        y = {}
        memo[id(x)] = y
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is set or cls is frozenset:
        y = cls(deepcopy(item, memo) for item in x)
    elif cls is bytearray:
        y = bytearray(x)
    elif cls.__name__ == 'method':
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        method = getattr(cls, '__deepcopy__', None)
        y = method(x, memo) if method is not None else _rebuilt(x, memo)
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)
    return y


_FUNCTION = type(lambda: None)


def _from_recipe(x, recipe, convert):
    """What a class's own __reduce__ says: function, arguments, state, items."""
    if isinstance(recipe, str):
        return x
    function, args, state, items, pairs = (*recipe, None, None, None)[:5]
    y = function(*[convert(arg) for arg in args])
    if state is not None:
        state = convert(state)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            own, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
            if own is not None:
                y.__dict__.update(own)
            for name, value in (slots or {}).items():
                setattr(y, name, value)
    for item in items or ():
        y.append(convert(item))
    for key, value in pairs or ():
        y[convert(key)] = convert(value)
    return y


def _rebuilt(x, memo):
    """An object of the same class, made without its __init__, with the attributes of x; deeply copied with a memo."""
    cls = type(x)

    def same(value):
        return value

    convert = same if memo is None else lambda value: deepcopy(value, memo)
    for name, args in (('__reduce_ex__', (4,)), ('__reduce__', ())):
        if type(getattr(cls, name, None)) is _FUNCTION:
            return _from_recipe(x, getattr(x, name)(*args), convert)
    reduce = getattr(cls, '__reduce__', None)
    if isinstance(x, BaseException):
        y = cls.__new__(cls, *[convert(arg) for arg in x.args])
    elif isinstance(x, list):
        y = cls.__new__(cls)
        if memo is not None:
            memo[id(x)] = y
        for item in x:
            list.append(y, convert(item))
    elif isinstance(x, dict):
        y = cls.__new__(cls, x.default_factory) if hasattr(x, 'default_factory') else cls.__new__(cls)
        if memo is not None:
            memo[id(x)] = y
        for key, value in dict.items(x):
            dict.__setitem__(y, convert(key), convert(value))
    elif isinstance(x, (set, frozenset)):
        y = cls([convert(item) for item in x])
    elif isinstance(x, tuple):
        y = tuple.__new__(cls, [convert(item) for item in x]) if not hasattr(x, '_make') else cls._make(map(convert, x))
    elif isinstance(x, (int, float, str, bytes)):
        y = cls.__new__(cls, x)
    elif cls.__name__ in ('generator', 'coroutine', 'async_generator', 'module', 'Task', 'Future'):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    elif not hasattr(x, '__dict__') and not _slots(cls) and reduce is not None and cls.__reduce__ is not object.__reduce__:
        made = x.__reduce__()
        return made[0](*[convert(arg) for arg in made[1]])
    else:
        y = object.__new__(cls)
        if memo is not None:
            memo[id(x)] = y
    get_state = getattr(cls, '__getstate__', None)
    own_state = get_state is not None and get_state is not getattr(object, '__getstate__', None)
    if own_state:
        state = convert(x.__getstate__())
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
            return y
        if state:
            y.__dict__.update(state)
        return y
    if hasattr(x, '__dict__'):
        state = {name: convert(value) for name, value in x.__dict__.items()}
        if hasattr(cls, '__setstate__'):
            y.__setstate__(state)
        else:
            y.__dict__.update(state)
    for name in _slots(cls):
        if hasattr(x, name):
            object.__setattr__(y, name, convert(getattr(x, name)))
    return y


def _slots(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        if isinstance(slots, str):
            slots = (slots,)
        names += [name for name in slots if name not in ('__dict__', '__weakref__')]
    return names


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    method = getattr(type(obj), '__replace__', None)
    if method is None:
        raise TypeError(f'replace() does not support {type(obj).__name__} objects')
    return method(obj, **changes)
