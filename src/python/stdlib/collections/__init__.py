"""Containers beyond the built-in ones."""

import sys as _sys
from _collections import _make_tuple, _to_front, _tuplegetter, defaultdict, deque
from keyword import iskeyword as _iskeyword

__all__ = [
    'ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque', 'namedtuple',
]


# --- namedtuple -----------------------------------------------------------------------------------------------------


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A subclass of tuple whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        seen = set()
        for index, name in enumerate(names):
            if not name.isidentifier() or _iskeyword(name) or name.startswith('_') or name in seen:
                names[index] = f'_{index}'
            seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(reversed(list(zip(reversed(names), reversed(defaults)))))
    fields = tuple(names)
    count = len(fields)

    def __new__(_cls, /, *args, **kwargs):
        if kwargs or len(args) != count:
            args = _bind(typename, fields, field_defaults, args, kwargs)
        return _make_tuple(_cls, args)

    @classmethod
    def _make(cls, iterable):
        """Makes one from a sequence."""
        result = _make_tuple(cls, tuple(iterable))
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwargs):
        """A new one with some items replaced."""
        result = self._make([kwargs.pop(name, value) for name, value in zip(fields, self)])
        if kwargs:
            raise TypeError(f'Got unexpected field names: {list(kwargs)!r}')
        return result

    def __repr__(self):
        shown = ', '.join([f'{name}={value!r}' for name, value in zip(fields, self)])
        return f'{self.__class__.__name__}({shown})'

    def _asdict(self):
        """A dict of the names and items."""
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    for function in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        function.__qualname__ = f'{typename}.{function.__name__}'
    namespace = {
        '__doc__': f"{typename}({', '.join(fields)})",
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': field_defaults,
        '__new__': __new__,
        '_make': _make,
        '__replace__': _replace,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, name)
    result = type(typename, (tuple,), namespace)
    if module is None:
        try:
            module = _sys._getframe(0).f_globals.get('__name__', '__main__')
        except (AttributeError, ValueError):
            module = '__main__'
    result.__module__ = module
    return result


def _bind(typename, fields, defaults, args, kwargs):
    """The items of a named tuple from the arguments of a call."""
    name = f'{typename}.__new__()'
    count = len(fields)
    if len(args) > count:
        required = count - len(defaults)
        takes = f'from {required + 1} to {count + 1}' if defaults else f'{count + 1}'
        plural = 's' if defaults or count + 1 != 1 else ''
        raise TypeError(f'{name} takes {takes} positional argument{plural} but {len(args) + 1} were given')
    items = list(args)
    missing = []
    for field in fields[: len(args)]:
        if field in kwargs:
            raise TypeError(f"{name} got multiple values for argument '{field}'")
    for field in fields[len(args) :]:
        if field in kwargs:
            items.append(kwargs.pop(field))
        elif field in defaults:
            items.append(defaults[field])
        else:
            missing.append(repr(field))
            items.append(None)
    for field in kwargs:
        raise TypeError(f"{name} got an unexpected keyword argument '{field}'")
    if missing:
        if len(missing) > 2:
            shown = ', '.join(missing[:-1]) + ', and ' + missing[-1]
        else:
            shown = ' and '.join(missing)
        plural = '' if len(missing) == 1 else 's'
        raise TypeError(f'{name} missing {len(missing)} required positional argument{plural}: {shown}')
    return items


# --- OrderedDict ----------------------------------------------------------------------------------------------------


class OrderedDict(dict):
    """A dict that also compares in order, and whose entries can be moved."""

    def move_to_end(self, key, last=True):
        """Moves an entry to the end, or to the beginning."""
        value = dict.pop(self, key)
        dict.__setitem__(self, key, value)
        if not last:
            _to_front(self, 1)

    def popitem(self, last=True):
        """Takes the last entry out, or the first."""
        if not self:
            raise KeyError('dictionary is empty')
        if last:
            return dict.popitem(self)
        key = next(iter(self))
        return key, dict.pop(self, key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def copy(self):
        """Another one with the same entries."""
        return self.__class__(self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """One with these keys, all with the same value."""
        new = cls()
        for key in iterable:
            new[key] = value
        return new

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        return f'{self.__class__.__name__}({dict(self.items())!r})'


# --- Counter --------------------------------------------------------------------------------------------------------


def _count_elements(mapping, iterable):
    get = mapping.get
    for item in iterable:
        mapping[item] = get(item, 0) + 1


class Counter(dict):
    """Counts things: a dict from things to numbers."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    def most_common(self, n=None):
        """Pairs of thing and count, the most frequent first."""
        pairs = sorted(self.items(), key=_second, reverse=True)
        return pairs if n is None else pairs[: max(n, 0)]

    def elements(self):
        """Each thing as many times as it was counted."""
        for item, count in self.items():
            for _ in range(count):
                yield item

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        """Adds counts, or counts the items of an iterable."""
        if iterable is not None:
            if hasattr(iterable, 'items') and hasattr(iterable, 'keys'):
                if self:
                    get = self.get
                    for item, count in iterable.items():
                        self[item] = count + get(item, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away."""
        if iterable is not None:
            get = self.get
            if hasattr(iterable, 'items') and hasattr(iterable, 'keys'):
                for item, count in iterable.items():
                    self[item] = get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        """Another one with the same counts."""
        return self.__class__(self)

    __copy__ = copy

    def __delitem__(self, item):
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f'{self.__class__.__name__}({shown!r})'

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _joined(self, other, join):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            new = join(count, other[item])
            if new > 0:
                result[item] = new
        for item, count in other.items():
            if item not in self:
                new = join(0, count)
                if new > 0:
                    result[item] = new
        return result

    def __add__(self, other):
        return self._joined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._joined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._joined(other, max)

    def __and__(self, other):
        return self._joined(other, min)

    def __pos__(self):
        return self._joined(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._joined(Counter(), lambda a, b: -a)

    def _keep_positive(self):
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for item, count in other.items():
            if count > self[item]:
                self[item] = count
        return self._keep_positive()

    def __iand__(self, other):
        for item, count in list(self.items()):
            if other[item] < count:
                self[item] = other[item]
        return self._keep_positive()


def _second(pair):
    return pair[1]


from collections._wrappers import ChainMap, UserDict, UserList, UserString


def __getattr__(name):
    if name == 'abc':
        import collections.abc as module

        return module
    raise AttributeError(f"module 'collections' has no attribute '{name}'")
