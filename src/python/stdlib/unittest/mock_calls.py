"""Calls of mocks as values, and the objects that stand for any or a named value."""


class _SentinelObject:
    """A unique object with a name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'sentinel.{self.name}'

    def __reduce__(self):
        return f'sentinel.{self.name}'


class _Sentinel:
    """Makes them on demand: `sentinel.name`."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


def _signature_text(name, args, kwargs):
    """A call as it is written."""
    shown = [*map(repr, args), *(f'{key}={value!r}' for key, value in kwargs.items())]
    return f"{name}({', '.join(shown)})"


class _CallList(list):
    """Calls in order; contains lists of calls that follow each other in it."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        length = len(value)
        return any(self[i:i + length] == value for i in range(len(self) - length + 1))

    def __repr__(self):
        from pprint import pformat

        return pformat(list(self))


def _parts_of(value):
    """Name, args and kwargs of a call that may be written without some of them; None if it is none."""
    name, args, kwargs = '', (), {}
    if len(value) == 3:
        return tuple(value)
    if len(value) > 3:
        return None
    rest = list(value)
    if rest and isinstance(rest[0], str):
        name = rest.pop(0)
        if len(rest) == 2:
            return None
    if len(rest) == 2:
        args, kwargs = rest
    elif rest and isinstance(rest[0], tuple):
        args = rest[0]
    elif rest:
        kwargs = rest[0]
    return name, args, kwargs


class _Call(tuple):
    """(name, args, kwargs) or (args, kwargs); `call` builds expected ones."""

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        found, args, kwargs = _parts_of(value) or ('', (), {})
        if len(value) < 3 and not found:
            found = name or ''
        return tuple.__new__(cls, (args, kwargs) if two else (found, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            theirs = _parts_of(other)
        except TypeError:
            return NotImplemented
        if theirs is None:
            return False
        parents = self._mock_parent, getattr(other, '_mock_parent', None)
        if all(parents) and parents[0] != parents[1]:
            return False
        name, args, kwargs = _parts_of(self)
        if name and name != theirs[0]:
            return False
        # The other one first, so that ANY in it is asked.
        return theirs[1:] == (args, kwargs)

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=f'{self._mock_name}()', parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f'{self._mock_name}.{attr}', parent=self, from_kall=False)

    def __getattribute__(self, attr):
        # `call.count` is a call of a method named count, too.
        if attr in tuple.__dict__:
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return _parts_of(self)[1]

    @property
    def kwargs(self):
        return _parts_of(self)[2]

    def __repr__(self):
        if self._mock_from_kall:
            name, args, kwargs = _parts_of(self)
        else:
            name = self._mock_name
        if not self._mock_from_kall:
            return f'call{name}' if name and name.startswith('()') else name or 'call'
        if name:
            name = f'call{name}' if name.startswith('()') else f'call.{name}'
        return _signature_text(name or 'call', args, kwargs)

    def call_list(self):
        """All calls of a chain like `call.a().b()`."""
        found = []
        each = self
        while each is not None:
            if each._mock_from_kall:
                found.append(each)
            each = each._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)
